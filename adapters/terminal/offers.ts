import { printable } from '#adapters/shared/printable.ts'
import type { Block } from '#model/reply.ts'
import { SHORTEST_BEGINNING } from './limits.ts'

/** Something of a reply that can be pressed. Its number is its place in the list, from 1. */
export interface Offer {
  readonly ref: string
  readonly label: string
  /** A tick is set or cleared by its number, and sent along with the next press. */
  readonly isTick: boolean
  readonly isTicked: boolean
  /** A press asks for the form of this reference. */
  readonly opensForm?: boolean
}

/** All options and actions of a reply, in the order in which they are drawn. */
export function offersOf(blocks: readonly Block[]): readonly Offer[] {
  return blocks.flatMap((block): readonly Offer[] => {
    if (block.kind === 'actions')
      return block.items.map(({ ref, label, opensForm }) => ({
        ref,
        label: printable(label),
        isTick: false,
        isTicked: false,
        ...(opensForm === true ? { opensForm } : {}),
      }))
    if (block.kind !== 'choices') return []
    return block.options.map(({ ref, label, ticked }) => ({
      ref,
      label: printable(label),
      isTick: block.pick === 'many',
      isTicked: ticked === true,
    }))
  })
}

/** The number typed: "2", "[2]", "2." or "#2"; several for ticks: "1 3" or "1,3". Undefined where it is none. */
export function numbersIn(line: string): readonly number[] | undefined {
  const parts = line.split(/[\s,]+/).map((part) => /^[[#(]?(\d{1,6})[\].)]?$/.exec(part)?.[1])
  const numbers = parts.flatMap((part) => (part === undefined ? [] : [Number(part)]))
  return numbers.length > 0 && numbers.length === parts.length ? numbers : undefined
}

/** A bare "help" or "why" is said to the bot, even where a label begins like that. */
const OWN_MEANING: ReadonlySet<string> = new Set(['help', 'why'])

/** Where the offer is that was typed: its label, else the beginning of one label only. */
export function placeOf(line: string, offers: readonly Offer[]): number | undefined {
  const typed = line.toLowerCase()
  const labels = offers.map(({ label }) => label.toLowerCase())
  const exact = labels.indexOf(typed)
  if (exact >= 0) return exact
  if (typed.length < SHORTEST_BEGINNING || OWN_MEANING.has(typed)) return undefined
  const begun = labels.flatMap((label, at) => (label.startsWith(typed) ? [at] : []))
  return begun.length === 1 ? begun[0] : undefined
}
