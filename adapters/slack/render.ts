import type { types } from '@slack/bolt'
import { fit } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import { toPlainText } from '#adapters/shared/plain-text.ts'
import type { Block, Reply } from '#model/reply.ts'
import { bounded } from './bounded.ts'
import { type Drawn, type Form, section } from './draw.ts'
import { LONGEST_MESSAGE, LONGEST_TEXT, MOST_BLOCKS, MOST_OFFER_BLOCKS } from './limits.ts'
import { escaped, plainWords } from './mrkdwn.ts'
import { type Card, cardOf } from './offer-ids.ts'
import { feedback, type NextNumber, renderActions, renderChoices } from './render-offers.ts'
import { renderTable } from './render-table.ts'
import { contexts, renderTexts } from './render-texts.ts'

/** What is posted: `text` for notifications and screen readers, blocks for eyes. Without blocks, `text` is all there is. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

/** What is tried, one after the other, while Slack refuses the blocks. */
export const FORMS: readonly Form[] = ['full', 'sections', 'plain']

const WORDLESS = 'There is nothing to show.'
const CUT = 'The rest is too long for one message.'

/** A reply as a message that Slack takes. Pure; every reply has one, and none is empty. */
export function render(given: Reply, form: Form): SlackMessage {
  const reply = { ...given, summary: given.summary.slice(0, LONGEST_MESSAGE), blocks: bounded(given.blocks) }
  if (form === 'plain') return { text: plainForm(reply), blocks: [] }
  const text = textFor(reply)
  const drawn = renderBlocks(reply, form)
  const most = { blocks: MOST_BLOCKS, size: LONGEST_MESSAGE }
  const blocks = fitBlocks(drawn.length > 0 ? drawn : [section(text)], most)
  return { text, blocks: blocks.map(({ block }) => block) }
}

/** Not yet cut to what a message or a view holds. */
export function drawBlocks(blocks: readonly Block[], form: Form, card: Card): readonly Drawn[] {
  const firstTable = blocks.find(({ kind }) => kind === 'table')
  let number = 0
  const next: NextNumber = () => number++
  return blocks.flatMap((block) => renderBlock(block, form, { card, next, isFirst: block === firstTable }))
}

function renderBlocks(reply: Reply, form: Form): readonly Drawn[] {
  const drawn = drawBlocks(reply.blocks, form, cardOf(reply))
  // Answers open threads and have a name for that; only what stays can be judged later.
  const isAnswer = reply.title !== undefined && reply.audience === 'thread'
  return isAnswer && form === 'full' ? [...drawn, feedback()] : drawn
}

interface Place {
  readonly card: Card
  readonly next: NextNumber
  readonly isFirst: boolean
}

function renderBlock(block: Block, form: Form, { card, next, isFirst }: Place): readonly Drawn[] {
  switch (block.kind) {
    case 'table':
      return renderTable(block, form, isFirst)
    case 'choices':
      return renderChoices(block, card, next)
    case 'actions':
      return renderActions(block.items, card, next)
    case 'text':
    case 'list':
    case 'chart':
    case 'document':
    case 'sources':
      return renderTexts(block, form)
  }
}

/** Leaves out texts from the end, and says so, until all is no larger than Slack takes. What can be pressed stays. */
export function fitBlocks(
  drawn: readonly Drawn[],
  most: { readonly blocks: number; readonly size: number },
): readonly Drawn[] {
  const offers = drawn.filter(({ isOffer }) => isOffer).slice(0, MOST_OFFER_BLOCKS)
  let room = most.size - CUT.length - offers.reduce((sum, { size }) => sum + size, 0)
  let places = most.blocks - 1 - offers.length
  let isCut = false
  const kept = drawn.flatMap((one): readonly Drawn[] => {
    if (one.isOffer) return offers.includes(one) ? [one] : []
    isCut ||= one.size > room || places === 0
    if (isCut) return []
    room -= one.size
    places--
    return [one]
  })
  const firstOffer = kept.findIndex(({ isOffer }) => isOffer)
  const end = firstOffer < 0 ? kept.length : firstOffer
  return isCut ? kept.toSpliced(end, 0, ...contexts([CUT])) : kept
}

/** One sentence, escaped; what the blocks say where there is none. */
function textFor({ summary, blocks }: Reply): string {
  const words = printable(summary).trim() || printable(toPlainText(blocks)).trim() || WORDLESS
  return fit(words, LONGEST_TEXT, (text) => escaped(text).length)
    .split('\n')
    .map(plainWords)
    .join('\n')
}

/** Without anything to press: a label that does nothing would be a promise. */
function plainForm(reply: Reply): string {
  const text = toPlainText(reply.blocks.filter(({ kind }) => kind !== 'actions')).trim()
  if (text === '') return textFor(reply)
  const lines = fit(text, LONGEST_TEXT, (part) => escaped(part).length).split('\n')
  return lines.map(plainWords).join('\n')
}
