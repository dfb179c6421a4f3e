import type { Place } from '#model/request.ts'
import { readField } from './field-ids.ts'
import { MOST_FIELDS } from './limits.ts'
import { readMemo } from './memo.ts'
import { type Fields, fieldsOf, type Identity, personOf, textOf, workspaceOf } from './payload.ts'
import { ignored, type Received } from './received.ts'
import { FIND_DECISION } from './render-home.ts'
import { VALUE } from './render-form.ts'

/** A menu that asks for its options: a field of a form with very many, or the search of decisions on the Home tab. */
export function receiveTyping(body: Fields, me: Identity): Received {
  const workspace = workspaceOf(body, me)
  const from = personOf(body['user'])
  const view = fieldsOf(body['view'])
  const typed = textOf(body['value']) ?? ''
  if (workspace === undefined || !from) return ignored('a menu of nobody')
  const memo = readMemo(view['private_metadata'], workspace)
  if (body['action_id'] === FIND_DECISION) {
    const direct: Place = { platform: 'slack', workspace, channel: from.id, audience: 'direct' }
    const query = {
      kind: 'complete',
      place: memo?.place ?? direct,
      command: 'decisions',
      field: 'words',
      typed,
    } as const
    return { kind: 'typing', typing: { kind: 'decisions', query } }
  }
  const field = body['action_id'] === VALUE ? readField(textOf(body['block_id']) ?? '') : undefined
  if (!memo || !field) return ignored('a menu that is none of ours')
  const query = { kind: 'form', place: memo.place, from, ref: memo.ref, most: MOST_FIELDS } as const
  return { kind: 'typing', typing: { kind: 'field', query, field: field.id, typed } }
}
