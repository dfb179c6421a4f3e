import { createServer as createNetServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { VersusError } from '#model/errors.ts'
import { createServer } from '#server/create-server.ts'
import { createMetrics } from '#server/metrics.ts'
import { serve } from '#server/serve.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { createFakePlatform, refusal } from '../support/fake-platform.ts'
import { faultyStore, never } from '../support/faulty-store.ts'
import { type LifeOptions, startLife } from '../support/life.ts'
import { question } from '../support/requests.ts'

async function startServer(options: LifeOptions = {}) {
  const metrics = createMetrics(() => 'v7')
  const life = await startLife({ ...options, metrics })
  const { runtime, lines } = life
  const log = { debug() {}, info() {}, warn() {}, error: (event: string) => void failures.push(event) }
  const failures: string[] = []
  return { ...life, lines, failures, app: createServer({ status: () => runtime.status(), metrics, log }) }
}

const illStatus = () => Promise.reject(new Error('inner workings'))

describe('the pages for machines', () => {
  test('/healthz answers while the process does', async () => {
    const { app } = await startServer()
    const response = await app.request('/healthz')
    expect([response.status, await response.text()]).toEqual([200, 'ok\n'])
  })

  test('/readyz says that store, adapters and knowledge are there', async () => {
    const { app } = await startServer()
    const response = await app.request('/readyz')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      isReady: true,
      isStopping: false,
      knowledge: 'small',
      platforms: { slack: 'ready' },
      store: 'well',
    })
  })

  test('/readyz is 503 while an adapter has not started, the store is ill or silent, or the bot is stopping', async () => {
    const problem = new VersusError('store-full', 'The disk is full.')
    const memory = createMemoryStore()
    const ill = faultyStore(memory, { health: async () => ({ isWell: false, problem }) })
    const late = createFakePlatform('slack', { startFailures: [refusal('offline')] })
    const withLate = await startServer({ adapters: [late, createFakePlatform('web')] })
    const withIll = await startServer({ store: ill })
    const withSilent = await startServer({ store: faultyStore(memory, { health: never }) })
    const stopping = await startServer()
    await stopping.runtime.drain(100)
    const silent = withSilent.app.request('/readyz')
    await withSilent.clock.advance(3_000)
    const responses = [
      await withLate.app.request('/readyz'),
      await withIll.app.request('/readyz'),
      await silent,
      await stopping.app.request('/readyz'),
    ]
    expect(responses.map(({ status }) => status)).toEqual([503, 503, 503, 503])
    const bodies = await Promise.all(responses.map((response): Promise<unknown> => response.json()))
    expect(bodies).toMatchObject([
      { platforms: { slack: 'failed', web: 'ready' } },
      { store: 'store-full' },
      { store: 'time-limit' },
      { isStopping: true },
    ])
  })

  test('/metrics counts requests, duplicates, deliveries and retries, and names the knowledge', async () => {
    const { app, tell, chat, clock } = await startServer()
    let isFirst = true
    chat.behave(() => {
      if (!isFirst) return 'take'
      isFirst = false
      return refusal('rate-limited', { retryAfter: 100 })
    })
    await tell(question('q1'))
    await tell(question('q1'))
    await clock.advance(6_000)
    const response = await app.request('/metrics')
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    for (const line of [
      'versus_requests_total{platform="slack",kind="question",outcome="answered"} 1',
      'versus_requests_total{platform="slack",kind="question",outcome="duplicate"} 1',
      'versus_duplicates_total{platform="slack"} 1',
      'versus_accept_seconds_count{platform="slack"} 2',
      'versus_respond_seconds_count{platform="slack",kind="question"} 1',
      'versus_deliver_seconds_count{platform="slack",outcome="sent"} 1',
      'versus_retries_total{platform="slack",reason="rate limit"} 1',
      'versus_queue_depth{queue="inbox"} 0',
      'versus_queue_depth{queue="outbox"} 0',
      'versus_knowledge_info{version="v7"} 1',
    ])
      expect(text).toContain(line)
  })

  test('a page that fails says so calmly, and the log has it', async () => {
    const failures: string[] = []
    const log = { debug() {}, info() {}, warn() {}, error: (event: string) => void failures.push(event) }
    const app = createServer({ status: illStatus, metrics: createMetrics(() => 'v1'), log })
    const response = await app.request('/readyz')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('inner workings')
    expect(failures).toEqual(['page failed'])
  })
})

describe('the HTTP server', () => {
  test('listens on the loopback interface only, and stops when told', async () => {
    const { app } = await startServer()
    const serving = await serve(app, { port: 0 })
    expect(serving.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await (await fetch(`${serving.url}/healthz`)).text()).toBe('ok\n')
    await serving.close()
    await expect(fetch(`${serving.url}/healthz`)).rejects.toThrow('fetch failed')
  })

  test('says what to do when the port is in use or the host is none of ours', async () => {
    const { app } = await startServer()
    const other = createNetServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    await expect(serve(app, { port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use. Stop the other program (a second bot?), or set PORT to another number.`,
    )
    await expect(serve(app, { host: '203.0.113.7', port: 0 })).rejects.toMatchObject({ code: 'port-not-open' })
    other.close()
  })
})
