import type { Config } from '#config.ts'
import type { Log, Metrics } from '#model/ports.ts'
import type { Runtime } from '#runtime/create-runtime.ts'
import { createServer } from '#server/create-server.ts'
import { createMetrics } from '#server/metrics.ts'
import { type Mounted, serve, type Serving } from '#server/serve.ts'
import type { LiveWorld } from './live-world.ts'
import type { Page } from './open-page.ts'

interface Pages {
  readonly metrics: Metrics
  /** Rejects with a VersusError when the port cannot be opened. */
  serve(status: Runtime['status'], binding: Pick<Config, 'host' | 'port'>, added?: Added): Promise<Serving>
}

interface Added {
  /** A platform's own kit. */
  readonly mounted?: Mounted
  /** The playground. */
  readonly page?: Pick<Page, 'routes' | 'close'>
}

/** Health, readiness and figures, for machines; and what is added for people. */
export function createPages(live: Pick<LiveWorld, 'current'>, log: Log): Pages {
  const metrics = createMetrics(() => live.current().knowledge.version)
  return {
    metrics,
    async serve(status, { host, port }, { mounted, page } = {}) {
      const app = createServer({ status, metrics, log })
      if (page) app.route('/', page.routes)
      const serving = await serve(app, { host, port, ...(mounted ? { mounted } : {}) })
      return {
        url: serving.url,
        close() {
          // The server waits for open connections, and a stream never ends by itself.
          page?.close()
          return serving.close()
        },
      }
    },
  }
}
