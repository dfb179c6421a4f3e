import { parseArgs } from 'node:util'
import { createMatcher, trainMatcher } from '#core/match/create-matcher.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import type { Matcher, MatchTopic, WordVectors } from '#model/match.ts'
import { fuseJs, miniSearch, type Rank } from './rankers.ts'

// Time and memory of matching at 1,000, 10,000 and 100,000 made-up phrasings, beside fuse.js and minisearch in the same run:
// `npm run bench -- speed [--sizes 1000,10000]`. Ratios say more than milliseconds, which are this machine's.

const phrasingsPerTopic = 15
const questionsAsked = 1000
/** The others get fewer questions where one takes them long. */
const patience = 15_000
const warming = 2000

export async function speed(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { sizes: { type: 'string', default: '1000,10000,100000' } },
  })
  const vectors = loadWordVectors()
  for (const size of values.sizes.split(',').map(Number)) {
    if (!Number.isInteger(size) || size < 1) throw new Error('--sizes takes numbers of phrasings, with commas between.')
    await measure(size, vectors)
  }
}

async function measure(size: number, vectors: WordVectors): Promise<void> {
  const next = numbers(size)
  const topics = makeTopics(size, vectors, next)
  const plain = makeQuestions(topics, next, false)
  const misspelt = makeQuestions(topics, next, true)
  console.log(`\n${size.toLocaleString('en')} phrasings, ${topics.length.toLocaleString('en')} topics`)

  const before = memory()
  const processor = process.cpuUsage()
  const [model, training] = timed(() => trainMatcher(topics, { vectors }))
  const { user, system } = process.cpuUsage(processor)
  // On a busy machine the processor's time says more than the clock.
  const work = `trained in ${(training / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor time)`
  const [matcher, opening] = timed(() => createMatcher(topics, { vectors, model }))
  const megabytes = memory() - before
  const own = await ask(rankWith(matcher), plain)
  const ownMisspelt = await ask(rankWith(matcher), misspelt)
  // A matcher remembers what it repaired: each time is a new one's first.
  const afresh = (): Rank => rankWith(createMatcher(topics, { vectors, model }))
  const [calm, calmMisspelt] = [await askThrice(afresh, plain), await askThrice(afresh, misspelt)]
  console.log(`  versus      ${work}, opened in ${opening.toFixed(0)} ms, ${megabytes.toFixed(0)} MB`)
  console.log(`              ${spoken(own)}; misspelt ${spoken(ownMisspelt)}`)
  console.log(`              of three askings the middle one: ${spoken(calm)}; misspelt ${spoken(calmMisspelt)}`)
  for (const ranker of [miniSearch, fuseJs]) {
    const theirs = await ask(await ranker.build(topics, []), plain)
    const ratios = `${(theirs.p50 / own.p50).toFixed(1)} and ${(theirs.p99 / own.p99).toFixed(1)} times ours`
    console.log(`  ${ranker.name.padEnd(11)} ${spoken(theirs)}: ${ratios}`)
  }
}

function rankWith(matcher: Matcher): Rank {
  return (text) => ({ id: matcher.match(text).candidates[0]?.id })
}

interface Times {
  readonly p50: number
  readonly p99: number
}

async function ask(rank: Rank, questions: readonly string[]): Promise<Times> {
  return summed(await timesOf(rank, questions))
}

/** Where other programs want the processor, one asking in fifty waits for them; two of three seldom do. */
async function askThrice(afresh: () => Rank, questions: readonly string[]): Promise<Times> {
  const one = await timesOf(afresh(), questions)
  const two = await timesOf(afresh(), questions)
  const three = await timesOf(afresh(), questions)
  return summed(one.map((time, place) => [time, two[place] ?? 0, three[place] ?? 0].toSorted(byValue)[1] ?? 0))
}

async function timesOf(rank: Rank, questions: readonly string[]): Promise<readonly number[]> {
  const times: number[] = []
  const begun = performance.now()
  for (const [at, text] of questions.entries()) {
    const started = performance.now()
    await rank(text)
    const ended = performance.now()
    // The first fifth warms up and is not counted, nor the first two seconds of what takes long.
    if (at >= questions.length / 5 || ended > begun + warming) times.push(ended - started)
    if (ended > begun + patience) break
  }
  return times
}

function byValue(one: number, other: number): number {
  return one - other
}

function summed(times: readonly number[]): Times {
  const sorted = times.toSorted(byValue)
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

function spoken({ p50, p99 }: Times): string {
  return `p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms`
}

function timed<T>(work: () => T): readonly [T, number] {
  const started = performance.now()
  return [work(), performance.now() - started]
}

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

const frames = [
  'which one has the better',
  'how do I get',
  'what is the difference in',
  'is it worth to use',
  'why does it need',
  'tell me about',
  'when should we choose',
  'can I have both',
]

/** Each topic draws on a few words of its own, within sentences that all have in common. */
function makeTopics(size: number, vectors: WordVectors, next: () => number): readonly MatchTopic[] {
  const words = vectors.words.split('\n')
  return Array.from({ length: Math.ceil(size / phrasingsPerTopic) }, (_, topic) => {
    const own = Array.from({ length: 8 }, () => words[300 + Math.floor(next() * 12_000)] ?? '')
    const count = Math.min(phrasingsPerTopic, size - topic * phrasingsPerTopic)
    return { id: `t${topic}`, phrasings: Array.from({ length: count }, () => sentence(own, next)) }
  })
}

function sentence(own: readonly string[], next: () => number): string {
  const pick = (from: readonly string[]): string => from[Math.floor(next() * from.length)] ?? ''
  return `${pick(frames)} ${pick(own)} ${pick(own)} and ${pick(own)}`
}

function makeQuestions(topics: readonly MatchTopic[], next: () => number, isMisspelt: boolean): readonly string[] {
  return Array.from({ length: questionsAsked }, () => {
    const { phrasings } = topics[Math.floor(next() * topics.length)] ?? { phrasings: [] }
    const words = `${phrasings[0] ?? ''} ${phrasings[1] ?? ''}`.split(' ').slice(2, 12)
    return words.map((word) => (isMisspelt && word.length > 4 && next() < 0.3 ? misspell(word, next) : word)).join(' ')
  })
}

function misspell(word: string, next: () => number): string {
  const at = 1 + Math.floor(next() * (word.length - 2))
  return `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`
}

/** A row of numbers from 0 to below 1, the same for the same seed (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
