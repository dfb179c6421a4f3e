import type { World } from '#core/world.ts'
import type { Shown } from '#model/adapter.ts'
import type { Form } from '#model/form.ts'
import type { Reply } from '#model/reply.ts'
import type { Person, Place, Request } from '#model/request.ts'
import { toPlainText } from '#adapters/shared/plain-text.ts'
import { type Life, type LifeOptions, startLife } from './life.ts'
import { ana, channel } from './requests.ts'

const HOUR = 3_600_000

export interface WalkLife {
  readonly life: Life
  /** Says something in the thread, to us; begins the thread with the first message. */
  readonly say: (text: string, by?: Person) => Promise<void>
  /** Says something in the thread to nobody in particular. */
  readonly murmur: (text: string, by?: Person) => Promise<void>
  /** Presses a button of the card, or of the newest reply that has it. `ticks`: labels of the boxes that are ticked. */
  readonly press: (label: string, by?: Person, ticks?: readonly string[]) => Promise<void>
  /** Presses by reference, as a client does that still shows an older card. */
  readonly pressRef: (ref: string, by?: Person) => Promise<void>
  /** What a press on a button that opens a form shows; `most`: fields that the platform's forms have. */
  readonly open: (label: string, by?: Person, most?: number) => Promise<Shown>
  /** The form behind a button; fails where there is none. */
  readonly form: (label: string, by?: Person, most?: number) => Promise<Form>
  readonly submit: (form: string, values: Values, by?: Person) => Promise<void>
  /** Goes through the cards: presses whichever of these is there, until none is. */
  readonly answer: (...labels: readonly string[]) => Promise<void>
  readonly tell: (part: Part, by?: Person) => Promise<void>
  readonly wait: (hours: number) => void
  /** What stands on the card now. */
  readonly card: () => string
  /** What the platform took last, to whom: "asker: …". */
  readonly last: () => string
  /** The replies that stand, cards as they were edited. */
  readonly shown: () => readonly Reply[]
  /** How many messages and edits the platform has taken. */
  readonly count: () => number
  readonly refOf: (label: string) => string
  /** The same store, with a new process and maybe other knowledge. */
  readonly restart: (world: World) => Promise<WalkLife>
}

type Part =
  | Pick<Extract<Request, { kind: 'command' }>, 'kind' | 'name' | 'args'>
  | Pick<Extract<Request, { kind: 'edited' }>, 'kind' | 'message' | 'text'>
  | Pick<Extract<Request, { kind: 'deleted' }>, 'kind' | 'message'>
  | Pick<Extract<Request, { kind: 'question' }>, 'kind' | 'text' | 'isOverheard'>
  | Pick<Extract<Request, { kind: 'press' }>, 'kind' | 'ref' | 'values'>
  | Pick<Extract<Request, { kind: 'submission' }>, 'kind' | 'form' | 'values'>

type Values = Readonly<Record<string, readonly string[]>>

interface Begun {
  readonly count: number
  readonly at: number
}

/** People, a thread and a walkthrough, through the runtime, on a platform that shows what stands. */
export async function startWalk(
  world: World,
  options: LifeOptions = {},
  place: Place = { ...channel, thread: 't1' },
  begun: Begun = { count: 0, at: 1_800_000_000_000 },
): Promise<WalkLife> {
  const life = await startLife({ ...options, world: () => world })
  let { count, at } = begun

  const tell = async (part: Part, by: Person = ana): Promise<void> => {
    at += 1000
    await life.tell({ id: `m${++count}`, at, from: by, place, ...part })
  }
  const shown = (): readonly Reply[] => life.chat.shown().map(({ reply }) => reply)
  const cardReply = (): Reply | undefined =>
    shown().findLast(({ blocks }) => refsIn(blocks).some(isOfWalk)) ?? shown().at(-1)
  const offered = (label: string): string => {
    const found = shown()
      .toReversed()
      .flatMap(({ blocks }) => offersIn(blocks))
      .find((one) => one.label === label)
    if (!found) throw new Error(`nothing is labelled "${label}":\n${shown().map(textOf).join('\n---\n')}`)
    return found.ref
  }
  const ticksOf = (labels: readonly string[] | undefined): { readonly values?: readonly string[] } => {
    const boxes = (cardReply()?.blocks ?? []).flatMap((block) =>
      block.kind === 'choices' && block.pick === 'many' ? block.options : [],
    )
    if (boxes.length === 0) return {}
    const ticked = boxes.filter((box) => (labels ? labels.includes(box.label) : box.ticked === true))
    return { values: ticked.map(({ ref }) => ref) }
  }

  const open: WalkLife['open'] = (label, by = ana, most = 20) =>
    life.runtime.show({ kind: 'form', place, from: by, ref: offered(label), most })
  const press: WalkLife['press'] = (label, by, ticks) =>
    tell({ kind: 'press', ref: offered(label), ...ticksOf(ticks) }, by)

  return {
    life,
    tell,
    say: (text, by) => tell({ kind: 'question', text }, by),
    murmur: (text, by) => tell({ kind: 'question', text, isOverheard: true }, by),
    press,
    pressRef: (ref, by) => tell({ kind: 'press', ref }, by),
    open,
    async form(label, by, most) {
      const opened = await open(label, by, most)
      if (opened.kind !== 'form') throw new Error(`no form behind "${label}": ${JSON.stringify(opened)}`)
      return opened.form
    },
    submit: (form, values, by) => tell({ kind: 'submission', form, values }, by),
    async answer(...labels) {
      for (let card = 0; card < 12; card++) {
        const lines = textOf(cardReply()).split('\n')
        const label = labels.find((one) => lines.some((line) => new RegExp(`^\\d\\. ${one}$`).test(line)))
        if (label === undefined) return
        await press(label)
      }
    },
    wait(hours) {
      at += hours * HOUR
    },
    card: () => textOf(cardReply()),
    last() {
      const posting = life.chat.taken.at(-1)
      return posting ? `${posting.reply.audience}: ${textOf(posting.reply)}` : ''
    },
    shown,
    count: () => life.chat.taken.length,
    refOf: offered,
    async restart(next) {
      await life.runtime.drain(1000)
      return startWalk(next, { store: life.store, chat: life.chat, clock: life.clock }, place, { count, at })
    },
  }
}

function textOf(reply: Reply | undefined): string {
  return reply ? toPlainText(reply.blocks) : ''
}

function offersIn(blocks: Reply['blocks']): readonly { readonly ref: string; readonly label: string }[] {
  return blocks.flatMap((block): readonly { readonly ref: string; readonly label: string }[] => {
    if (block.kind === 'actions') return block.items
    return block.kind === 'choices' ? block.options : []
  })
}

function refsIn(blocks: Reply['blocks']): readonly string[] {
  return offersIn(blocks).map(({ ref }) => ref)
}

function isOfWalk(ref: string): boolean {
  return /^v1\|(?:do|look)\|(?:back|next|details|resume|show|changes)\|/.test(ref)
}
