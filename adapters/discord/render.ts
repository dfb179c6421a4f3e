import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import type { Reply } from '#model/reply.ts'
import { askOnButton, quoted } from './ask-on.ts'
import { encodeFeedbackId } from './custom-id.ts'
import { BUTTONS_PER_ROW, LONGEST_THREAD_NAME, MOST_MESSAGES } from './limits.ts'
import { escapeText, small } from './markdown.ts'
import type { Button, Message } from './message.ts'
import { packPlain, packRich } from './pack.ts'
import { createCopies, type Part } from './parts.ts'
import { renderBlock, type RenderOptions } from './render-block.ts'

/** What a message says beyond its reply, because of where it goes. */
export interface Surroundings {
  /** The question that it answers, where nobody else has seen it. */
  readonly quote?: { readonly name: string; readonly question: string }
  /** People cannot be heard here without a mention: a button opens a form for the next question. */
  readonly asksOn?: boolean
  /** Small print at the end, as mark-up. */
  readonly hints?: readonly string[]
}

type Rendered = Pick<Reply, 'id' | 'summary' | 'blocks' | 'title'>

/** A reply as messages that Discord takes, one at least. Pure; every reply has some. */
export function render(reply: Rendered, options: RenderOptions & Surroundings): readonly Message[] {
  return packRich(partsOf(reply, options, packRich))
}

/** The same in the older form, for where Discord refuses the newer one. */
export function renderPlain(reply: Rendered, options: RenderOptions & Surroundings): readonly Message[] {
  return packPlain(partsOf(reply, options, packPlain))
}

/** The name of the thread that a titled reply opens. */
export function threadName(title: string): string {
  return fit(printable(title).replaceAll(/\s+/g, ' ').trim(), LONGEST_THREAD_NAME, unitsOf) || 'Answer'
}

function partsOf(
  reply: Rendered,
  options: RenderOptions & Surroundings,
  pack: (parts: readonly Part[]) => readonly Message[],
): readonly Part[] {
  const copies = createCopies()
  const drawn = reply.blocks.flatMap((block) => renderBlock(block, copies, options))
  const { quote, asksOn = false, hints = [] } = options
  const parts = drawn.length > 0 ? drawn : [saying(reply.summary)]
  const own = reply.title === undefined ? [] : feedback(reply.id)
  const framed = [
    ...(quote ? [written(quoted(quote.name, quote.question))] : []),
    ...withButtons(parts, asksOn ? [...own, askOnButton] : own),
  ]
  const complete = hints.length === 0 ? framed : [...framed, written(hints.map(small).join('\n'))]
  return options.canAttach && pack(complete).length > MOST_MESSAGES ? asFile(reply, complete) : complete
}

function saying(summary: string): Part {
  const text = escapeText(summary).trim()
  return { kind: 'text', markdown: fit(text === '' ? '…' : text, 1_500, unitsOf) }
}

function written(markdown: string): Part {
  return { kind: 'text', markdown }
}

function feedback(reply: string): readonly Button[] {
  return [
    { type: 2, style: 2, emoji: { name: '👍' }, custom_id: encodeFeedbackId('right', reply) },
    { type: 2, style: 2, emoji: { name: '👎' }, custom_id: encodeFeedbackId('wrong', reply) },
  ]
}

/** Our own buttons beside the last ones where they have room. */
function withButtons(parts: readonly Part[], buttons: readonly Button[]): readonly Part[] {
  if (buttons.length === 0) return parts
  const last = parts.at(-1)
  const beside = last?.kind === 'row' ? last.row.components.filter((one) => one.type === 2) : []
  const fits = beside.length > 0 && beside.length + buttons.length <= BUTTONS_PER_ROW
  const row: Part = { kind: 'row', row: { type: 1, components: fits ? [...beside, ...buttons] : buttons } }
  return fits ? [...parts.slice(0, -1), row] : [...parts, row]
}

/** Too much for a chat: one sentence, all of it as a file, and everything that can be pressed. */
function asFile(reply: Rendered, parts: readonly Part[]): readonly Part[] {
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.markdown] : []))
  return [
    saying(reply.summary),
    { kind: 'file', name: 'answer.md', text: texts.join('\n\n') },
    ...parts.filter(({ kind }) => kind !== 'text').slice(0, BUTTONS_PER_ROW * MOST_MESSAGES),
  ]
}
