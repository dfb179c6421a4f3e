import type { types } from '@slack/bolt'
import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import { SOURCE_SEPARATOR } from '#adapters/shared/plain-text.ts'
import type { Action, Block, Option } from '#model/reply.ts'
import { type Drawn, mrkdwn, plainText } from './draw.ts'
import {
  LONGEST_LABEL,
  LONGEST_SECTION,
  MOST_CHECKBOXES,
  MOST_CHOICE_BUTTONS,
  MOST_ELEMENTS,
  MOST_OPTIONS,
} from './limits.ts'
import { beginningOf, blockId, buttonId, type Card, fitOptions, isPressable, valueOf } from './offer-ids.ts'
import { heading } from './render-texts.ts'

type Choices = Extract<Block, { kind: 'choices' }>

/** Names the next block of a card: no two have the same number. */
export type NextNumber = () => number

const NOTHING = '–'

/** A question with its answers: buttons, or a menu where there are many; ticks for several answers at once. */
export function renderChoices(block: Choices, card: Card, next: NextNumber): readonly Drawn[] {
  const prompt = [block.step, block.prompt].flatMap((part) => (part ? [part] : [])).join(SOURCE_SEPARATOR)
  const options = distinct(block.options.filter(isPressable))
  const fitting = fitOptions(options.map(({ ref }) => ref))
  if (options.length === 0) return heading(prompt)
  if (block.pick === 'many' && fitting)
    return [...heading(prompt), ...chunks(options, MOST_OPTIONS).map((some) => ticks(some, card, next()))]
  const isRow = options.length <= MOST_CHOICE_BUTTONS || !fitting
  const offers = isRow
    ? chunks(options, MOST_ELEMENTS).map((some) => buttons(some, card, next()))
    : chunks(options, MOST_OPTIONS).map((some) => menu(some, card, next()))
  return [...heading(prompt), ...offers]
}

export function renderActions(items: readonly Action[], card: Card, next: NextNumber): readonly Drawn[] {
  return chunks(items.filter(isPressable), MOST_ELEMENTS).map((some) => buttons(some, card, next()))
}

/** Slack's own thumbs, below an answer. Old clients may not show them. */
export function feedback(): Drawn {
  return {
    block: {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'feedback',
          positive_button: thumb('Right answer', 'Mark this answer as right', 'right'),
          negative_button: thumb('Wrong answer', 'Mark this answer as wrong', 'wrong'),
        },
      ],
    },
    size: 0,
    isOffer: true,
  }
}

function thumb(text: string, meaning: string, value: 'right' | 'wrong') {
  return { text: plainText(text), accessibility_label: meaning, value }
}

function buttons(items: readonly (Option | Action)[], card: Card, at: number): Drawn {
  // A second green button in a row says nothing.
  const primary = items.findIndex((item) => 'tone' in item && item.tone === 'primary')
  const elements = items.map((item, place): types.Button => {
    const isDanger = 'tone' in item && item.tone === 'danger'
    return {
      type: 'button',
      action_id: buttonId(at, place, 'opensForm' in item),
      text: plainText(label(item.label)),
      value: valueOf(item.ref),
      ...(place === primary ? { style: 'primary' as const } : isDanger ? { style: 'danger' as const } : {}),
    }
  })
  return offered({ type: 'actions', block_id: blockId(card, at), elements }, items)
}

function menu(items: readonly Option[], card: Card, at: number): Drawn {
  const beginning = beginningOf(items.map(({ ref }) => ref))
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: `pick-${at}`,
    placeholder: plainText('Choose one'),
    options: items.map((item) => menuOption(item, beginning)),
  }
  return offered({ type: 'actions', block_id: blockId(card, at, beginning), elements: [select] }, items)
}

function ticks(items: readonly Option[], card: Card, at: number): Drawn {
  const beginning = beginningOf(items.map(({ ref }) => ref))
  const isFew = items.length <= MOST_CHECKBOXES
  const options = items.map((item) => menuOption(item, beginning))
  const initial = options.filter((_, place) => items[place]?.ticked === true)
  const common = { action_id: `tick-${at}`, options, ...(initial.length > 0 ? { initial_options: initial } : {}) }
  const element: types.Checkboxes | types.MultiStaticSelect = isFew
    ? { type: 'checkboxes', ...common }
    : { type: 'multi_static_select', placeholder: plainText('Choose what is true'), ...common }
  // A menu for several answers is taken in a section only.
  const id = { block_id: blockId(card, at, beginning) }
  return offered(
    element.type === 'checkboxes'
      ? { type: 'actions', ...id, elements: [element] }
      : { type: 'section', ...id, text: mrkdwn('Choose what is true:'), accessory: element },
    items,
  )
}

function menuOption({ ref, label: words, hint }: Option, beginning: string): types.PlainTextOption {
  return { text: plainText(label(words)), value: valueOf(ref, beginning), ...description(hint, words) }
}

function description(hint: string | undefined, words: string): { readonly description?: types.PlainTextElement } {
  const text = printable(hint ?? '').trim()
  return text === '' || text === words ? {} : { description: plainText(fit(text, LONGEST_LABEL, unitsOf)) }
}

function label(words: string): string {
  return fit(printable(words).trim(), LONGEST_LABEL, unitsOf) || NOTHING
}

function offered(block: types.KnownBlock, items: readonly (Option | Action)[]): Drawn {
  const size = items.reduce((sum, item) => sum + Math.min(LONGEST_SECTION, 2 * LONGEST_LABEL, item.label.length), 0)
  return { block, size, isOffer: true }
}

/** A menu cannot tell two options with the same value apart. */
function distinct(options: readonly Option[]): readonly Option[] {
  const seen = new Set<string>()
  return options.filter(({ ref }) => !seen.has(ref) && seen.add(ref))
}

function chunks<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most))
}
