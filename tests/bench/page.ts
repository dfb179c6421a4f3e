import { parseArgs } from 'node:util'
import { startBrowser } from '../support/browser.ts'
import { startPlayground } from '../support/playground.ts'

/** From Enter to the answer on the page, so that it feels like no wait at all. */
const TARGET = 100

/**
 * `npm run bench -- page [--questions 40] [--streams 200]`: milliseconds from Enter to the answer on the page, in a real
 * browser; and how long a message takes to reach all open streams of one process.
 */
export async function page(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { questions: { type: 'string', default: '40' }, streams: { type: 'string', default: '200' } },
  })
  const playground = await startPlayground()
  try {
    await measureAnswers(playground.url, Number(values.questions))
    await measureStreams(playground.url, Number(values.streams))
  } finally {
    await playground.stop()
  }
}

/** In the page itself: the time between the key and the next frame that has the answer. */
const MEASURE = `async (text) => {
  const field = document.querySelector('#channel-composer textarea')
  // The one before is sent for good once its field is empty.
  while (field.value !== '') await new Promise(requestAnimationFrame)
  field.value = text
  return new Promise((resolve) => {
  const wanted = document.querySelectorAll('#channel .thread-link').length + 1
  const begun = performance.now()
  const look = () => document.querySelectorAll('#channel .thread-link').length === wanted
    ? resolve(performance.now() - begun) : requestAnimationFrame(look)
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  look()
})}`

async function measureAnswers(url: string, questions: number): Promise<void> {
  const browser = await startBrowser()
  if (!browser) {
    console.log('answers         not measured: there is no Chromium here')
    return
  }
  try {
    const tab = await browser.newPage()
    await tab.goto(url)
    await tab.getByRole('textbox', { name: 'Message', exact: true }).waitFor()
    const took: number[] = []
    for (let number = -5; number < questions; number++) {
      const question = JSON.stringify(
        number % 2 === 0 ? 'are containers secure?' : 'which starts faster, a vm or docker?',
      )
      const milliseconds: unknown = await tab.evaluate(`(${MEASURE})(${question})`)
      // The first ones warm both sides up.
      if (number >= 0) took.push(Number(milliseconds))
    }
    const median = at(took, 0.5)
    const verdict = median < TARGET ? '' : `, not below ${TARGET}`
    console.log(
      `answers         Enter → answer p50 ${median.toFixed(0)} ms${verdict}, p95 ${at(took, 0.95).toFixed(0)} ms`,
    )
  } finally {
    await browser.close()
  }
}

async function measureStreams(url: string, count: number): Promise<void> {
  const before = process.memoryUsage().rss
  const streams = await Promise.all(Array.from({ length: count }, () => openStream(url)))
  const memory = (process.memoryUsage().rss - before) / 1e6
  const took: number[] = []
  for (let round = 0; round < 20; round++) {
    const text = `round ${round} of ${Date.now()}`
    const begun = performance.now()
    const all = Promise.all(streams.map((stream) => stream.until(text)))
    const body = JSON.stringify({ kind: 'say', id: `bench-${round}-${Date.now()}`, as: 'ana', channel: 'team', text })
    await fetch(`${url}/page/api/act`, {
      method: 'POST',
      body,
      headers: { origin: url, 'content-type': 'application/json' },
    })
    await all
    took.push(performance.now() - begun)
  }
  for (const { close } of streams) close()
  console.log(
    `${count} streams     a message reaches all: p50 ${at(took, 0.5).toFixed(0)} ms, p95 ${at(took, 0.95).toFixed(0)} ms; ${memory.toFixed(0)} MB more, readers included`,
  )
}

interface Stream {
  readonly until: (text: string) => Promise<void>
  readonly close: () => void
}

async function openStream(url: string): Promise<Stream> {
  const abort = new AbortController()
  const response = await fetch(`${url}/page/api/events?as=ben`, { signal: abort.signal })
  const reader = response.body?.getReader()
  if (!reader) throw new Error('the stream has no body')
  const decoder = new TextDecoder()
  let seen = ''
  const until = async (text: string): Promise<void> => {
    while (!seen.includes(text)) seen = seen.slice(-200) + decoder.decode((await reader.read()).value, { stream: true })
  }
  await until('event: ready')
  return { until, close: () => abort.abort() }
}

function at(took: readonly number[], part: number): number {
  return took.toSorted((a, b) => a - b)[Math.floor((took.length - 1) * part)] ?? 0
}
