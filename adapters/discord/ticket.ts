import type { Address } from '#model/request.ts'
import { TOKEN_LIFE } from './limits.ts'

/** An interaction as it can still be answered: what the address of a request holds. */
export interface Ticket {
  readonly application: string
  readonly id: string
  readonly token: string
  /** What was used: a command shows "thinking" until it is answered, a button stands on a message of its own. */
  readonly kind: 'command' | 'component'
  /** The message that carries the button. */
  readonly card?: string
  /** The message that the card answers; a thread about the choice belongs to it. */
  readonly asked?: string
  /** A question that nobody else has seen, asked by a form: its answer says what was asked. */
  readonly quote?: string
}

export function toAddress(ticket: Ticket, now: number, isPrivate: boolean): Address {
  const { application, id, token, kind, card = '', asked = '', quote = '' } = ticket
  const parts = [
    application,
    id,
    kind,
    card,
    asked,
    token,
    ...(quote === '' ? [] : [Buffer.from(quote).toString('base64url')]),
  ]
  return { token: parts.join(' '), expiresAt: now + TOKEN_LIFE, isPrivate }
}

/** Undefined for an address that is none of ours. */
export function readAddress({ token: written }: Address): Ticket | undefined {
  const [application, id, kind, card = '', asked = '', token = '', quote = ''] = written.split(' ')
  if (application === undefined || id === undefined || token === '') return undefined
  if (kind !== 'command' && kind !== 'component') return undefined
  return {
    application,
    id,
    token,
    kind,
    ...(card ? { card } : {}),
    ...(asked ? { asked } : {}),
    ...(quote ? { quote: Buffer.from(quote, 'base64url').toString() } : {}),
  }
}

/** Milliseconds since the interaction came. */
export function ageOf({ expiresAt }: Address, now: number): number {
  return now - (expiresAt - TOKEN_LIFE)
}
