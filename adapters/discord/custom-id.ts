import { LONGEST_CUSTOM_ID } from './limits.ts'

/** What a button or a menu says of itself when it is used. */
export type Pressed =
  /** `opensForm`: no press, but a wish for the form of that reference. */
  | { readonly kind: 'ref'; readonly ref: string; readonly seen?: number; readonly opensForm?: true }
  /** A menu whose options are references: what counts is what was chosen. */
  | { readonly kind: 'menu'; readonly pick: 'one' | 'many'; readonly seen?: number }
  | { readonly kind: 'feedback'; readonly verdict: 'right' | 'wrong'; readonly reply?: string }

/** The button that opens our own form for a question, and that form: who cannot be heard in a thread asks by it. */
export const ASK_ON = 'ask|on'

const FORM = 'form|'
const TAIL = /#(\d*)\.(\d*)$/
const MENU = /^menu\|(one|many)$/
const FEEDBACK = /^feedback\|(right|wrong)(?:\|([^]*))?$/

/**
 * A reference as a button carries it: alone, or with "#<seen>.<copy>" where the card has a step, or where the same reference
 * is on the message already (ids must differ). Undefined where it cannot be carried.
 */
export function encodeRefId(
  ref: string,
  seen: number | undefined,
  copy: number,
  opensForm: boolean = false,
): string | undefined {
  if (isOwn(ref)) return undefined
  const needsTail = ref === '' || seen !== undefined || copy > 0 || TAIL.test(ref)
  const id = `${opensForm ? FORM : ''}${needsTail ? `${ref}#${seen ?? ''}.${copy || ''}` : ref}`
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

/** A form comes back under its reference; undefined where that is too long. */
export function encodeFormId(ref: string): string | undefined {
  const id = `${FORM}${ref}`
  return id.length <= LONGEST_CUSTOM_ID ? id : undefined
}

/** Total, as `decodeCustomId`. */
export function decodeFormId(id: string): string {
  return id.startsWith(FORM) ? id.slice(FORM.length) : id
}

/** Total: what is none of ours is a reference that leads nowhere, which the core says. */
export function decodeCustomId(id: string): Pressed {
  const [, verdict, reply] = FEEDBACK.exec(id) ?? []
  if (verdict === 'right' || verdict === 'wrong') return { kind: 'feedback', verdict, ...(reply ? { reply } : {}) }
  const [tail = '', seen = ''] = TAIL.exec(id) ?? []
  const body = tail === '' ? id : id.slice(0, -tail.length)
  const step = seen === '' ? {} : { seen: Number(seen) }
  const pick = MENU.exec(body)?.[1]
  if (tail !== '' && (pick === 'one' || pick === 'many')) return { kind: 'menu', pick, ...step }
  return body.startsWith(FORM)
    ? { kind: 'ref', ref: body.slice(FORM.length), ...step, opensForm: true }
    : { kind: 'ref', ref: body, ...step }
}

/** It would be read as one of this file's other ids; no reference of the core is like that. */
function isOwn(ref: string): boolean {
  return ['feedback|', 'menu|', FORM, 'ask|'].some((own) => ref.startsWith(own))
}
