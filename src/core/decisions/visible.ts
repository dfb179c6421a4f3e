import type { Place } from '#model/request.ts'
import type { Decision } from '#model/store.ts'
import { readRecord } from './read-record.ts'

/**
 * Whether a decision may be shown at a place: what was decided in a private channel or in direct messages is read there alone, and
 * nothing is read in another workspace, whatever a forged button says.
 */
export function isVisibleAt(decision: Decision, { platform, workspace, channel, thread }: Place): boolean {
  if (decision.workspace !== workspace) return false
  const home = readRecord(decision)?.place
  if (!home) return true
  if (home.platform !== platform) return false
  if (home.audience === 'public') return true
  return [home.channel, home.thread].some((one) => one !== undefined && (one === channel || one === thread))
}
