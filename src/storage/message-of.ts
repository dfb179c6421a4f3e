import type { Request } from '#model/request.ts'

/** The id of the first request of the message: edits and the deletion of a message name it, everything else is its own. */
export function messageOf(request: Request): string {
  return request.kind === 'edited' || request.kind === 'deleted' ? request.message : request.id
}
