import type { Metrics } from '#model/ports.ts'

/** For a life that nobody measures. */
export const noMetrics: Metrics = {
  accepted() {},
  responded() {},
  handled() {},
  shown() {},
  delivered() {},
  retried() {},
  gap() {},
  queueDepth() {},
}
