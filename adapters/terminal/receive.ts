import { fit } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import type { Request } from '#model/request.ts'
import { COMMANDS, isCommand, isLocalCommand, LOCAL_COMMANDS, type LocalCommand, nearestName } from './commands.ts'
import { LONGEST_ECHO, LONGEST_LINE } from './limits.ts'
import { numbersIn, type Offer, placeOf } from './offers.ts'

/** Who said it, where and when: the part of a request that does not depend on what was typed. */
export type Envelope = Pick<Request, 'id' | 'at' | 'from' | 'place'>

export type Received =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'local'; readonly command: LocalCommand }
  /** The typed line leads nowhere, and this says why; nothing is sent. */
  | { readonly kind: 'advice'; readonly text: string }
  /** The form of this reference is wanted. */
  | { readonly kind: 'form'; readonly ref: string }
  /** Ticks to set or clear, by their place among the offers. */
  | { readonly kind: 'ticks'; readonly places: readonly number[] }
  | { readonly kind: 'ignored' }

/** A typed line → what it asks for, given what the latest reply offered. Pure; every line has an outcome. */
export function receive(typed: string, offers: readonly Offer[], envelope: Envelope): Received {
  const line = printable(typed.slice(0, LONGEST_LINE)).trim()
  if (line === '') return { kind: 'ignored' }
  if (line.startsWith(':')) return receiveLocal(line) ?? question(line, envelope)
  if (line.startsWith('/')) return receiveCommand(line, envelope) ?? question(line, envelope)
  const numbers = offers.length > 0 ? numbersIn(line) : undefined
  if (numbers) return receiveNumbers(numbers, offers, envelope)
  const place = placeOf(line, offers)
  if (place !== undefined) return receivePlaces([place], offers, envelope)
  return isFarewell(line) ? { kind: 'local', command: 'quit' } : question(line, envelope)
}

/** Whether the line is meant for the terminal itself. */
export function isLocal(typed: string): boolean {
  return /^\s*:[a-z]+\s*$/i.test(typed)
}

function question(text: string, envelope: Envelope): Received {
  return { kind: 'request', request: { ...envelope, kind: 'question', text } }
}

/** What other programs call leaving. */
function isFarewell(line: string): boolean {
  return /^(?:exit|quit)$/i.test(line)
}

/** ":why"; a beginning will do, as in ":q". What is no word (":-)") is left to the bot. */
function receiveLocal(line: string): Received | undefined {
  const word = /^:([a-z]+)$/i.exec(line)?.[1]?.toLowerCase()
  if (word === undefined) return undefined
  const names = Object.keys(LOCAL_COMMANDS)
  const [begun, another] = names.filter((name) => name.startsWith(word))
  const name = another === undefined ? begun : word
  return name !== undefined && isLocalCommand(name)
    ? { kind: 'local', command: name }
    : { kind: 'advice', text: unknown(`:${word}`, ':', nearestName(word, names)) }
}

/** "/ask what is a VM?"; a path such as "/etc/hosts" is no command. */
function receiveCommand(line: string, envelope: Envelope): Received | undefined {
  const [, written = '', args = ''] = /^\/([a-z]+)(?:\s+(.*))?$/i.exec(line) ?? []
  const name = written.toLowerCase()
  if (name === '') return undefined
  return isCommand(name)
    ? { kind: 'request', request: { ...envelope, kind: 'command', name, args } }
    : { kind: 'advice', text: unknown(`/${name}`, '/', nearestName(name, Object.keys(COMMANDS))) }
}

function unknown(typed: string, sign: string, nearest: string | undefined): string {
  const hint = nearest === undefined ? ':help lists what there is.' : `Did you mean ${sign}${nearest}?`
  return `There is no ${fit(typed, LONGEST_ECHO)}. ${hint}`
}

function receiveNumbers(numbers: readonly number[], offers: readonly Offer[], envelope: Envelope): Received {
  const beyond = numbers.find((number) => number < 1 || number > offers.length)
  if (beyond === undefined)
    return receivePlaces(
      numbers.map((number) => number - 1),
      offers,
      envelope,
    )
  const range = offers.length === 1 ? 'only [1]' : `[1] to [${offers.length}]`
  return { kind: 'advice', text: `There is no [${beyond}] here, ${range}. Type one of them, or ask something.` }
}

function receivePlaces(places: readonly number[], offers: readonly Offer[], envelope: Envelope): Received {
  const chosen = places.flatMap((place) => offers[place] ?? [])
  if (chosen.every((offer) => offer.isTick)) return { kind: 'ticks', places }
  const [only, another] = chosen
  if (!only || another) return { kind: 'advice', text: 'One at a time, please: type one number.' }
  if (only.opensForm === true) return { kind: 'form', ref: only.ref }
  const ticked = offers.filter((offer) => offer.isTick && offer.isTicked).map(({ ref }) => ref)
  const hasTicks = offers.some((offer) => offer.isTick)
  return {
    kind: 'request',
    request: { ...envelope, kind: 'press', ref: only.ref, ...(hasTicks ? { values: ticked } : {}) },
  }
}
