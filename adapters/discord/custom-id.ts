import { LONGEST_CUSTOM_ID } from './limits.ts'

/** What a button or a menu says of itself when it is used. */
export type Pressed =
  | { readonly kind: 'ref'; readonly ref: string; readonly seen?: number }
  /** A menu whose options are references: what counts is what was chosen. */
  | { readonly kind: 'menu'; readonly pick: 'one' | 'many'; readonly seen?: number }
  | { readonly kind: 'feedback'; readonly verdict: 'right' | 'wrong'; readonly reply?: string }

const TAIL = /#(\d*)\.(\d*)$/
const MENU = /^menu\|(one|many)$/
const FEEDBACK = /^feedback\|(right|wrong)(?:\|([^]*))?$/

/**
 * A reference as a button carries it: alone, or with "#<seen>.<copy>" where the card has a step, or where the same reference
 * is on the message already (ids must differ). Undefined where it cannot be carried.
 */
export function encodeRefId(ref: string, seen: number | undefined, copy: number): string | undefined {
  if (isOwn(ref)) return undefined
  const needsTail = ref === '' || seen !== undefined || copy > 0 || TAIL.test(ref)
  const id = needsTail ? `${ref}#${seen ?? ''}.${copy || ''}` : ref
  return id.length <= LONGEST_CUSTOM_ID ? id : undefined
}

export function encodeMenuId(pick: 'one' | 'many', seen: number | undefined, copy: number): string {
  return `menu|${pick}#${seen ?? ''}.${copy || ''}`
}

/** The reply's id goes along: the answer may stand in several messages, or not where it was meant to. */
export function encodeFeedbackId(verdict: 'right' | 'wrong', reply: string): string {
  const id = `feedback|${verdict}|${reply}`
  return id.length <= LONGEST_CUSTOM_ID ? id : `feedback|${verdict}`
}

/** Total: what is none of ours is a reference that leads nowhere, which the core says. */
export function decodeCustomId(id: string): Pressed {
  const [, verdict, reply] = FEEDBACK.exec(id) ?? []
  if (verdict === 'right' || verdict === 'wrong') return { kind: 'feedback', verdict, ...(reply ? { reply } : {}) }
  const [tail = '', seen = ''] = TAIL.exec(id) ?? []
  const body = tail === '' ? id : id.slice(0, -tail.length)
  const step = seen === '' ? {} : { seen: Number(seen) }
  const pick = MENU.exec(body)?.[1]
  return tail !== '' && (pick === 'one' || pick === 'many')
    ? { kind: 'menu', pick, ...step }
    : { kind: 'ref', ref: body, ...step }
}

/** It would be read as one of this file's other ids; no reference of the core is like that. */
function isOwn(ref: string): boolean {
  return ref.startsWith('feedback|') || ref.startsWith('menu|')
}
