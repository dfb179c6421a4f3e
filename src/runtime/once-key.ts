import { createHash } from 'node:crypto'
import type { Request } from '#model/request.ts'

/** References that only show something: pressed again, they show it again. All others change something, unknown ones too. */
const onlyShows = /^v1\|(?:more|topic|choose|compare|example|show|look|decision|supersede|gap|draft|note)\|/

/**
 * What may happen only once: one person's press on one button of one state of a card. A card that has moved on shows another
 * event number (`seen`), and its buttons count anew. Hashed: stores index it, and values may be long.
 */
export function onceKey(request: Request): string | undefined {
  if (request.kind !== 'press' || onlyShows.test(request.ref)) return undefined
  const { place, from, ref, seen, values } = request
  const { platform, workspace, channel, thread } = place
  const once = [platform, workspace, channel, thread ?? '', from.id, ref, seen ?? '', ...(values ?? [])]
  return createHash('sha256').update(JSON.stringify(once)).digest('base64url')
}
