import type { Address, CommandName, Place, Request } from '#model/request.ts'

// Things that people do, each with what a test is about; the rest is filled in.

type Edited = Extract<Request, { kind: 'edited' }>
type Common = Partial<Pick<Request, 'at' | 'from' | 'place' | 'via'>>

export const ana = { id: 'U1', name: 'Ana' }
export const ben = { id: 'U2', name: 'Ben' }
export const channel: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', audience: 'public' }

export function thread(name: string, place: Place = channel): Place {
  return { ...place, thread: name }
}

function envelope(id: string, common: Common) {
  return { id, at: 1, from: ana, place: thread('t1'), ...common }
}

export function question(id: string, common: Common = {}, text = 'what can you do?'): Request {
  return { ...envelope(id, common), kind: 'question', text }
}

/** Said in a thread to nobody in particular. */
export function overheard(id: string, place: Place = thread('t1'), text = 'what else?'): Request {
  return { ...envelope(id, { place }), kind: 'question', text, isOverheard: true }
}

export function edit(id: string, message: string, common: Common = {}, text = 'what else?'): Edited {
  return { ...envelope(id, common), kind: 'edited', message, text }
}

export function deletion(id: string, message: string, common: Common = {}): Request {
  return { ...envelope(id, common), kind: 'deleted', message }
}

type Pressed = Pick<Extract<Request, { kind: 'press' }>, 'seen' | 'values'>

export function press(id: string, ref: string, common: Common = {}, pressed: Pressed = {}): Request {
  return { ...envelope(id, common), kind: 'press', ref, ...pressed }
}

export function command(id: string, common: Common = {}, name: CommandName = 'help'): Request {
  return { ...envelope(id, { place: channel, ...common }), kind: 'command', name, args: '' }
}

export function feedback(
  id: string,
  reply: string,
  common: Common = {},
  verdict: 'right' | 'wrong' = 'right',
): Request {
  return { ...envelope(id, common), kind: 'feedback', reply, verdict }
}

export function address(expiresAt: number): Address {
  return { token: 'secret-token', expiresAt, isPrivate: true }
}
