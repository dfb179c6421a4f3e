import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '#model/ports.ts'

export interface PrometheusMetrics extends Metrics {
  /** What `/metrics` answers. */
  text(): Promise<string>
  readonly contentType: string
}

/** In seconds: from what the core takes to what a platform's patience is. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

/** Figures for Prometheus, in a registry of their own. `knowledge`: the version that answers at the moment. */
export function createMetrics(knowledge: () => string): PrometheusMetrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'versus_requests_total',
    help: 'Requests, by what became of them: taken or refused at the door, answered, silent or parked later.',
    labelNames: ['platform', 'kind', 'outcome'],
    registers,
  })
  const duplicates = new Counter({
    name: 'versus_duplicates_total',
    help: 'Events that came again and were dropped.',
    labelNames: ['platform'],
    registers,
  })
  const accept = new Histogram({
    name: 'versus_accept_seconds',
    help: 'From an event to its place in the inbox.',
    labelNames: ['platform'],
    buckets,
    registers,
  })
  const respond = new Histogram({
    name: 'versus_respond_seconds',
    help: 'How long the decision about a request took.',
    labelNames: ['platform', 'kind'],
    buckets,
    registers,
  })
  const show = new Histogram({
    name: 'versus_show_seconds',
    help: 'How long an answer to a query took that changes nothing.',
    labelNames: ['kind'],
    buckets,
    registers,
  })
  const deliver = new Histogram({
    name: 'versus_deliver_seconds',
    help: 'The last attempt to deliver a reply, by what became of it.',
    labelNames: ['platform', 'outcome'],
    buckets,
    registers,
  })
  const retries = new Counter({
    name: 'versus_retries_total',
    help: 'Attempts to deliver a reply that will be repeated.',
    labelNames: ['platform', 'reason'],
    registers,
  })
  const gaps = new Counter({
    name: 'versus_gaps_total',
    help: 'Questions that found no answer.',
    labelNames: ['kind'],
    registers,
  })
  const depth = new Gauge({
    name: 'versus_queue_depth',
    help: 'Requests that are not handled, replies that are not delivered.',
    labelNames: ['queue'],
    registers,
  })
  const version = new Gauge({
    name: 'versus_knowledge_info',
    help: 'The version of the knowledge that answers.',
    labelNames: ['version'],
    registers,
    collect() {
      this.reset()
      this.set({ version: knowledge() }, 1)
    },
  })
  registry.registerMetric(version)

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    accepted({ platform, kind }, outcome, took) {
      accept.observe({ platform }, seconds(took))
      if (outcome === 'duplicate') duplicates.inc({ platform })
      if (outcome !== 'new') requests.inc({ platform, kind, outcome })
    },
    responded: ({ platform, kind }, took) => respond.observe({ platform, kind }, seconds(took)),
    handled: ({ platform, kind }, outcome) => requests.inc({ platform, kind, outcome }),
    shown: (kind, took) => show.observe({ kind }, seconds(took)),
    delivered: (platform, outcome, took) => deliver.observe({ platform, outcome }, seconds(took)),
    retried: (platform, reason) => retries.inc({ platform, reason }),
    gap: (kind) => gaps.inc({ kind }),
    queueDepth: (queue, count) => depth.set({ queue }, count),
  }
}

function seconds(milliseconds: number): number {
  return milliseconds / 1000
}
