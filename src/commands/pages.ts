import type { Config } from '#config.ts'
import type { Log, Metrics } from '#model/ports.ts'
import type { Runtime } from '#runtime/create-runtime.ts'
import { createServer } from '#server/create-server.ts'
import { createMetrics } from '#server/metrics.ts'
import { type Mounted, serve, type Serving } from '#server/serve.ts'
import type { LiveWorld } from './live-world.ts'

interface Pages {
  readonly metrics: Metrics
  /** Rejects with a VersusError when the port cannot be opened. */
  serve(runtime: Runtime, binding: Pick<Config, 'host' | 'port'>, mounted?: Mounted): Promise<Serving>
}

/** Health, readiness and figures, for machines. */
export function createPages(live: Pick<LiveWorld, 'current'>, log: Log): Pages {
  const metrics = createMetrics(() => live.current().knowledge.version)
  return {
    metrics,
    serve: (runtime, { host, port }, mounted) =>
      serve(createServer({ status: () => runtime.status(), metrics, log }), {
        host,
        port,
        ...(mounted ? { mounted } : {}),
      }),
  }
}
