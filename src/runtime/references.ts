import { createHash } from 'node:crypto'

/** Without letters and digits that look alike: people read these aloud. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/**
 * A short name for a failure, such as "k3f9": the person gets it, the log line has it. The same request has the same one, on
 * every attempt and on every replica.
 */
export function referenceOf(request: string): string {
  const digest = createHash('sha256').update(request).digest()
  return [...digest.subarray(0, 4)].map((byte) => alphabet[byte % alphabet.length]).join('')
}
