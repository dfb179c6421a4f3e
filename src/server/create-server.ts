import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Log } from '#model/ports.ts'
import type { Status } from '#runtime/create-runtime.ts'

export interface ServerParts {
  readonly status: () => Promise<Status>
  readonly metrics: { readonly contentType: string; text(): Promise<string> }
  readonly log: Log
}

/**
 * The pages for machines. Others add their routes to what this gives.
 *
 *   /healthz   200 while the process answers: restart it when it does not
 *   /readyz    200 while it can answer people, else 503 with the reason: send it no traffic then
 *   /metrics   for Prometheus
 */
export function createServer({ status, metrics, log }: ServerParts): Hono {
  const app = new Hono()
  app.use(secureHeaders())
  app.get('/healthz', (context) => context.text('ok\n'))
  app.get('/readyz', async (context) => {
    const { isReady, body } = readiness(await status())
    return context.json(body, isReady ? 200 : 503)
  })
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  )
  app.notFound((context) => context.text('There is nothing here.\n', 404))
  app.onError((error, context) => {
    log.error('page failed', { path: context.req.path, error })
    return context.text('This page failed; the log says why.\n', 500)
  })
  return app
}

/** A store's problem is told by its code: its sentence is for the log of those who run the bot. */
function readiness({ store, platforms, knowledge, isStopping }: Status) {
  const isReady = store.isWell && !isStopping && Object.values(platforms).every((state) => state === 'ready')
  const body = { isReady, isStopping, knowledge, platforms, store: store.isWell ? 'well' : store.problem.code }
  return { isReady, body }
}
