import type { Clock, Log } from '#model/ports.ts'
import type { Address } from '#model/request.ts'
import type { Discord } from './discord.ts'
import { bodyOf } from './body.ts'
import { createCalls } from './interaction-calls.ts'
import { ANSWER_WITHIN, GRACE } from './limits.ts'
import { EPHEMERAL, IS_COMPONENTS_V2, type Message, type Modal } from './message.ts'
import { fieldsOf, idOf } from './payload.ts'
import {
  ALREADY_ACKNOWLEDGED,
  INVALID_BODY,
  numberOfRefusal,
  refuse,
  UNKNOWN_INTERACTION,
  UNKNOWN_MESSAGE,
  UNKNOWN_WEBHOOK,
} from './refuse.ts'
import { ageOf, type Ticket } from './ticket.ts'
import { createTurns } from './turns.ts'

/**
 *     open ──defer──► deferred ──► answered        a button's message stands beside the answer, a command's "thinking" becomes it
 *       └────answer───────────────►
 *
 * `unsure`: an earlier process may have deferred, or Discord gave no answer; both forms are tried.
 */
type State = 'open' | 'deferred' | 'answered' | 'unsure'

interface Entry {
  state: State
  readonly isPrivate: boolean
  readonly since: number
}

const ANSWER = 4
const DEFER_ANSWER = 5
const DEFER_UPDATE = 6
const UPDATE = 7
const COMPLETE = 8
const MODAL = 9

/** Past this an interaction that nobody answered is over; Discord says three seconds. */
const STILL_OPEN = 2_500
/** Longer than any token lives. */
const FORGET_AFTER = 16 * 60_000

interface Parts {
  readonly discord: Discord
  readonly clock: Clock
  readonly log: Log
}

export interface Interactions {
  /** The same without deferring it: a form has to be the first that Discord hears. */
  claim(ticket: Ticket): boolean
  /** Opens a form for the person. False where Discord did not take it, and hears something else yet. Never rejects. */
  openForm(ticket: Ticket, form: Modal): Promise<boolean>
  /** False where it is known already: the same event came twice. Defers it in time, whatever happens. */
  open(ticket: Ticket, isPrivate: boolean): boolean
  /** Its request is safe: it is deferred unless the answer comes within a moment. */
  accepted(ticket: Ticket): void
  /** Nobody will answer it otherwise. */
  isOpen(ticket: Ticket): boolean
  /** Shows a message as the answer, or beside it; gives the message's id where Discord says it. */
  answer(
    ticket: Ticket,
    via: Pick<Address, 'expiresAt' | 'isPrivate'>,
    message: Message,
    isPrivate: boolean,
  ): Promise<string | undefined>
  /** Edits an earlier answer to the same interaction. */
  edit(ticket: Ticket, id: string, message: Message): Promise<void>
  /** It is answered elsewhere: the button must only stop waiting. Never rejects. */
  acknowledge(ticket: Ticket): Promise<void>
  /** Shows the button's own message again, changed. Never rejects. */
  update(ticket: Ticket, components: readonly unknown[], flags: number): Promise<void>
  complete(ticket: Ticket, choices: readonly { readonly name: string; readonly value: string }[]): Promise<void>
}

/** Discord wants one answer to each interaction, within three seconds; the library's own marks come too late to rely on. */
export function createInteractions({ discord, clock, log }: Parts): Interactions {
  const entries = new Map<string, Entry>()
  const inTurn = createTurns()

  const entryOf = (ticket: Ticket, via: Pick<Address, 'expiresAt' | 'isPrivate'>): Entry => {
    const known = entries.get(ticket.id)
    if (known) return known
    const isYoung = ageOf({ token: '', ...via }, clock.now()) < STILL_OPEN
    return remember(ticket, { state: isYoung ? 'unsure' : 'deferred', isPrivate: via.isPrivate })
  }
  const remember = (ticket: Ticket, state: Omit<Entry, 'since'>): Entry => {
    const since = clock.elapsed()
    // The oldest stand first.
    for (const [id, old] of entries) {
      if (since - old.since < FORGET_AFTER) break
      entries.delete(id)
    }
    const entry = { ...state, since }
    entries.set(ticket.id, entry)
    return entry
  }

  const { callback, webhook } = createCalls(discord)

  /** The first answer, straight away. Undefined where it was acknowledged before. */
  const answerFirst = async (
    ticket: Ticket,
    entry: Entry,
    message: Message,
    flags: number,
  ): Promise<{ id?: string } | undefined> => {
    try {
      const given = fieldsOf(await callback(ticket, { type: ANSWER, data: bodyOf(message, flags) }, message))
      entry.state = 'answered'
      const id = idOf(fieldsOf(fieldsOf(given['resource'])['message'])['id'])
      return id === undefined ? {} : { id }
    } catch (error) {
      if (numberOfRefusal(error) === ALREADY_ACKNOWLEDGED) {
        entry.state = 'deferred'
        return undefined
      }
      if (numberOfRefusal(error) === 0) entry.state = 'unsure'
      throw error
    }
  }

  /** After it was deferred: a command's placeholder becomes the answer, anything else is a message beside it. */
  const answerAfter = async (ticket: Ticket, entry: Entry, message: Message, isPrivate: boolean): Promise<unknown> => {
    const flags = isPrivate ? EPHEMERAL : 0
    if (ticket.kind === 'component' || entry.state === 'answered')
      return webhook(ticket, 'POST', '?wait=true', message, flags)
    if (isPrivate !== entry.isPrivate) {
      // The placeholder is seen by others than the answer is for, or by fewer.
      await webhook(ticket, 'DELETE', '/messages/@original').catch(() => undefined)
      return webhook(ticket, 'POST', '?wait=true', message, flags)
    }
    return webhook(ticket, 'PATCH', '/messages/@original', message)
  }

  const defer = (ticket: Ticket, entry: Entry): Promise<void> =>
    inTurn(ticket.id, async () => {
      if (entry.state !== 'open') return
      const isThinking = ticket.kind === 'command'
      const data = entry.isPrivate && isThinking ? { data: { flags: EPHEMERAL } } : {}
      await callback(ticket, { type: isThinking ? DEFER_ANSWER : DEFER_UPDATE, ...data })
      entry.state = 'deferred'
    }).catch((error: unknown) => {
      const number = numberOfRefusal(error)
      if (number === ALREADY_ACKNOWLEDGED) entry.state = 'deferred'
      else if (number === 0) entry.state = 'unsure'
      log.warn('interaction not deferred', { interaction: ticket.id, error })
    })

  const quietly = async (ticket: Ticket, act: () => Promise<unknown>): Promise<void> => {
    try {
      await inTurn(ticket.id, act)
    } catch (error) {
      log.warn('interaction not answered', { interaction: ticket.id, error })
    }
  }

  return {
    claim(ticket) {
      if (entries.has(ticket.id)) return false
      remember(ticket, { state: 'open', isPrivate: true })
      return true
    },
    openForm(ticket, form) {
      return inTurn(ticket.id, async () => {
        const entry = entries.get(ticket.id)
        const open = (): Promise<unknown> => callback(ticket, { type: MODAL, data: form })
        try {
          // Without an answer it may be open or not; a second opening is refused where it is.
          await open().catch((error: unknown) => {
            if (numberOfRefusal(error) !== 0) throw error
            return open()
          })
        } catch (error) {
          if (numberOfRefusal(error) === ALREADY_ACKNOWLEDGED) return true
          log.warn('form not opened', { interaction: ticket.id, error })
          // Refused for its form, it has not been answered; otherwise it may have been, or nobody waits any more.
          if (numberOfRefusal(error) === INVALID_BODY) return false
        }
        if (entry) entry.state = 'answered'
        return true
      })
    },
    open(ticket, isPrivate) {
      if (entries.has(ticket.id)) return false
      const entry = remember(ticket, { state: 'open', isPrivate })
      clock.after(ANSWER_WITHIN, () => void defer(ticket, entry))
      return true
    },
    accepted(ticket) {
      const entry = entries.get(ticket.id)
      if (entry) clock.after(GRACE, () => void defer(ticket, entry))
    },
    isOpen: (ticket) => entries.get(ticket.id)?.state === 'open',
    answer(ticket, via, message, isPrivate) {
      return inTurn(ticket.id, async () => {
        const entry = entryOf(ticket, via)
        const flags = isPrivate ? EPHEMERAL : 0
        if (entry.state === 'open') {
          const first = await answerFirst(ticket, entry, message, flags)
          if (first) return first.id
        }
        try {
          const given = await answerAfter(ticket, entry, message, isPrivate)
          entry.state = 'answered'
          return idOf(fieldsOf(given)['id'])
        } catch (error) {
          const isUnknown = [UNKNOWN_WEBHOOK, UNKNOWN_MESSAGE, UNKNOWN_INTERACTION].includes(numberOfRefusal(error))
          if (entry.state !== 'unsure' || !isUnknown) throw error
          // It was never acknowledged: the answer is the first that Discord hears.
          const first = await answerFirst(ticket, entry, message, flags)
          if (!first)
            throw refuse('discord-interaction-over', 'The interaction was answered elsewhere.', { isPermanent: true })
          return first.id
        }
      })
    },
    edit: async (ticket, id, message) => void (await webhook(ticket, 'PATCH', `/messages/${id}`, message)),
    async acknowledge(ticket) {
      const entry = entries.get(ticket.id)
      if (entry) await defer(ticket, entry)
    },
    update: (ticket, components, flags) =>
      quietly(ticket, async () => {
        const entry = entries.get(ticket.id)
        if (entry) entry.state = 'answered'
        await callback(ticket, { type: UPDATE, data: { components, flags: flags & IS_COMPONENTS_V2 } })
      }),
    // Nobody waits for completions that come late.
    complete: (ticket, choices) =>
      callback(ticket, { type: COMPLETE, data: { choices } }).then(
        () => undefined,
        () => undefined,
      ),
  }
}
