import type { Address, Place } from '#model/request.ts'
import { LONGEST_MEMO } from './limits.ts'
import { fieldsOf, textOf } from './payload.ts'

// What a view remembers until it comes back (`private_metadata`), written by us and read again perhaps by a later version.

/** Where a form was opened, and by what. */
export interface Memo {
  /** Of the action that opened it. */
  readonly ref: string
  /** Of the form itself. */
  readonly form: string
  readonly place: Place
  readonly via?: Address
}

const VERSION = 1
const AUDIENCES: readonly Place['audience'][] = ['public', 'private', 'direct']

/** Undefined where a view cannot hold it. The workspace is left out: what comes back names it, and is believed in that alone. */
export function writeMemo({ ref, form, place: { channel, thread, audience }, via }: Memo): string | undefined {
  const text = JSON.stringify({
    v: VERSION,
    ref,
    ...(form === ref ? {} : { form }),
    channel,
    ...(thread === undefined ? {} : { thread }),
    audience,
    ...(via ? { via: [via.token, via.expiresAt, via.isPrivate] } : {}),
  })
  return text.length <= LONGEST_MEMO ? text : undefined
}

/** Undefined where it is another version's, or none of ours. */
export function readMemo(value: unknown, workspace: string): Memo | undefined {
  const { v, ref: given, form, channel: id, thread, audience: who, via } = parsed(value)
  const ref = textOf(given)
  const channel = textOf(id)
  const audience = AUDIENCES.find((one) => one === who)
  if (v !== VERSION || ref === undefined || channel === undefined || audience === undefined) return undefined
  const root = textOf(thread)
  const address = readAddress(via)
  return {
    ref,
    form: textOf(form) ?? ref,
    place: { platform: 'slack', workspace, channel, audience, ...(root === undefined ? {} : { thread: root }) },
    ...(address ? { via: address } : {}),
  }
}

function readAddress(value: unknown): Address | undefined {
  if (!Array.isArray(value)) return undefined
  const [token, expiresAt, isPrivate]: readonly unknown[] = value
  return typeof token === 'string' && typeof expiresAt === 'number' && typeof isPrivate === 'boolean'
    ? { token, expiresAt, isPrivate }
    : undefined
}

function parsed(value: unknown) {
  try {
    const inside: unknown = JSON.parse(textOf(value) ?? '')
    return fieldsOf(inside)
  } catch {
    return {}
  }
}
