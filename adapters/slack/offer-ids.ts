import { createHash } from 'node:crypto'
import type { Reply } from '#model/reply.ts'
import { LONGEST_OPTION_VALUE, LONGEST_REFERENCE } from './limits.ts'

// How references travel. A message's blocks and elements have names that are unique in it, and values:
//
//   block_id  "3-Xk2f9q|12|v1|topic|vm-vs-docker|"   third block of this version of the card (Slack keeps the ticks of blocks that
//                                                    keep their name); event 12 of its walkthrough; what the references begin with
//   value     "=startup|container"                   the rest of the reference; the sign makes that it is never empty
//
// The beginning stands in the block, since the value of an option holds 75 characters and a reference has up to 90. Slack
// sends the names of blocks back with every press and every tick, also where it sends no message, so that nothing is kept.

interface Offer {
  readonly ref: string
  readonly seen?: number
}

const BLOCK_ID = /^\d{1,3}-[\w-]{6}\|(\d{0,9})\|([\s\S]*)$/

/** What the blocks of one version of a card have in common. `seen`: the number of the walkthrough's event that it shows. */
export interface Card {
  readonly version: string
  readonly seen: string
}

export function cardOf({ id, blocks }: Pick<Reply, 'id' | 'blocks'>): Card {
  const steps = blocks.flatMap((block) => (block.kind === 'choices' && block.step !== undefined ? [block.step] : []))
  return {
    version: createHash('sha256').update(id).digest('base64url').slice(0, 6),
    seen: steps.find((step) => /^\d{1,9}$/.test(step)) ?? '',
  }
}

export function blockId({ version, seen }: Card, at: number, beginning = ''): string {
  return `${at}-${version}|${seen}|${beginning}`
}

export function valueOf(ref: string, beginning = ''): string {
  return `=${ref.slice(beginning.length)}`
}

/** What all references begin with, where their values would be too long without. */
export function beginningOf(refs: readonly string[]): string {
  const [first = ''] = refs
  if (refs.every((ref) => ref.length < LONGEST_OPTION_VALUE)) return ''
  let length = first.length
  for (const ref of refs) while (!ref.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

/** Whether all references fit into the options of one menu. */
export function fitOptions(refs: readonly string[]): boolean {
  const beginning = beginningOf(refs)
  return refs.every((ref) => valueOf(ref, beginning).length <= LONGEST_OPTION_VALUE)
}

export function isPressable({ ref }: { readonly ref: string }): boolean {
  return ref.length <= LONGEST_REFERENCE
}

/** What was pressed; undefined where the names are none of ours. */
export function readOffer(block: unknown, value: unknown): Offer | undefined {
  const ref = readAnswer(block, value)
  if (ref === undefined || typeof block !== 'string') return undefined
  const seen = BLOCK_ID.exec(block)?.[1] ?? ''
  return seen === '' ? { ref } : { ref, seen: Number(seen) }
}

/** The reference behind an option or button. */
export function readAnswer(block: unknown, value: unknown): string | undefined {
  if (typeof block !== 'string' || typeof value !== 'string' || !value.startsWith('=')) return undefined
  const found = BLOCK_ID.exec(block)
  return found ? `${found[2] ?? ''}${value.slice(1)}` : undefined
}

/** The name of a button. Those that open a form say so: their press is answered with a form, at once. */
export function buttonId(at: number, place: number, opensForm: boolean): string {
  return `${opensForm ? OPENER : 'press-'}${at}-${place}`
}

const OPENER = 'form-'

export function isOpener({ action_id: name }: { readonly action_id?: unknown }): boolean {
  return typeof name === 'string' && name.startsWith(OPENER)
}
