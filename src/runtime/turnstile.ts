import { setImmediate } from 'node:timers'

/**
 * Lets one pass in each turn of the event loop. The core is synchronous: requests that were handled one right after the other
 * would keep the door, and the sockets of the platforms, waiting for all of them.
 */
export function createTurnstile(): () => Promise<void> {
  let last = Promise.resolve()
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)))
    return last
  }
}
