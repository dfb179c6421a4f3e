import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import type { Action, Block, Option } from '#model/reply.ts'
import { encodeMenuId, encodeRefId } from './custom-id.ts'
import {
  BUTTONS_PER_ROW,
  LONGEST_BUTTON_LABEL,
  LONGEST_DESCRIPTION,
  LONGEST_OPTION_LABEL,
  LONGEST_PLACEHOLDER,
  OPTIONS_PER_SELECT,
  TEXT_PER_MESSAGE,
} from './limits.ts'
import { SOURCE_SEPARATOR } from '#adapters/shared/plain-text.ts'
import type { Button, Row, SelectOption } from './message.ts'
import { createCopies, type Copies, type Part } from './parts.ts'
import { splitText } from './split-text.ts'

type Choices = Extract<Block, { kind: 'choices' }>

const STYLES = { plain: 2, primary: 1, danger: 4 } as const

/** At most five are buttons, more are a menu, more than a menu holds are several. Ticks are menus always. */
export function renderChoices(block: Choices, copies: Copies): readonly Part[] {
  const seen = stepOf(block)
  const isMenu = block.pick === 'many' || block.options.length > BUTTONS_PER_ROW
  const prompt = [block.step, block.prompt].map((part) => printable(part ?? '').trim()).filter((part) => part !== '')
  const rows = isMenu ? menus(block, seen, copies) : buttonRows(choiceButtons(block.options, seen, copies))
  // A menu has its prompt inside, where it is all to be seen.
  const isInside =
    block.step === undefined && isMenu && rows.length > 0 && prompt.join('').length <= LONGEST_PLACEHOLDER
  const heading =
    prompt.length === 0 || isInside ? [] : splitText(strong(prompt.join(SOURCE_SEPARATOR)), TEXT_PER_MESSAGE)
  const texts = [...heading, ...explained(block.options, isMenu)]
  return [...joined(texts), ...rows.map((row): Part => ({ kind: 'row', row }))]
}

export function renderActions(items: readonly Action[], copies: Copies): readonly Part[] {
  const buttons = items.map(({ ref, label, tone, opensForm = false }) =>
    button(ref, label, STYLES[tone], { copies, opensForm }),
  )
  const long = items.filter(({ label }) => isTooLong(label, LONGEST_BUTTON_LABEL))
  return [
    ...joined(long.flatMap(({ label }) => splitText(strong(label), TEXT_PER_MESSAGE))),
    ...buttonRows(buttons).map((row): Part => ({ kind: 'row', row })),
  ]
}

/** Buttons in rows of five. */
function buttonRows(buttons: readonly Button[]): readonly Row[] {
  return chunked(buttons, BUTTONS_PER_ROW).map((components) => ({ type: 1, components }))
}

/** The number in "2 of at most 5" goes back with the press, so that an outdated card is known as such. */
function stepOf({ step }: Choices): number | undefined {
  const digits = /\d{1,4}/.exec(step ?? '')?.[0]
  return digits === undefined ? undefined : Number(digits)
}

function choiceButtons(options: readonly Option[], seen: number | undefined, copies: Copies): readonly Button[] {
  return options.map(({ ref, label }) => button(ref, label, STYLES.plain, { seen, copies }))
}

interface Carried {
  readonly seen?: number | undefined
  readonly copies: Copies
  readonly opensForm?: boolean
}

function button(ref: string, label: string, style: 1 | 2 | 4, { seen, copies, opensForm }: Carried): Button {
  const id = encodeRefId(ref, seen, copies.next(ref), opensForm)
  const shown = short(label, LONGEST_BUTTON_LABEL)
  // It still says what there would be; the core makes no such references.
  if (id === undefined)
    return { type: 2, style, label: shown, custom_id: `lost#.${copies.next('lost') || ''}`, disabled: true }
  return { type: 2, style, label: shown, custom_id: id }
}

function menus({ pick, prompt, options }: Choices, seen: number | undefined, copies: Copies): readonly Row[] {
  return chunked(options, OPTIONS_PER_SELECT).flatMap((chunk): readonly Row[] => {
    const values = createCopies()
    const choices = chunk.flatMap((option) => menuOption(option, pick, values))
    if (choices.length === 0) return []
    const placeholder = short(prompt, LONGEST_PLACEHOLDER)
    const range = pick === 'many' ? { min_values: 0, max_values: choices.length } : {}
    const id = encodeMenuId(pick, seen, copies.next('menu'))
    return [{ type: 1, components: [{ type: 3, custom_id: id, placeholder, ...range, options: choices }] }]
  })
}

function menuOption(
  { ref, label, hint, ticked }: Option,
  pick: Choices['pick'],
  values: Copies,
): readonly SelectOption[] {
  const value = encodeRefId(ref, undefined, values.next(ref))
  if (value === undefined) return []
  const description = short(hint ?? '', LONGEST_DESCRIPTION)
  return [
    {
      label: short(label, LONGEST_OPTION_LABEL),
      value,
      ...(tellsMore({ label, hint }) ? { description } : {}),
      ...(pick === 'many' && ticked === true ? { default: true } : {}),
    },
  ]
}

/** What a button or an option does not show of itself stands above, one line each. */
function explained(options: readonly Option[], isMenu: boolean): readonly string[] {
  const longest = isMenu ? LONGEST_OPTION_LABEL : LONGEST_BUTTON_LABEL
  const isCut = ({ label, hint, ref }: Option): boolean =>
    isTooLong(label, longest) ||
    (isMenu && isTooLong(hint ?? '', LONGEST_DESCRIPTION)) ||
    encodeRefId(ref, undefined, 1) === undefined
  const lines = isMenu ? options.filter(isCut) : options.filter((option) => tellsMore(option) || isCut(option))
  return lines.flatMap(({ label, hint }) =>
    splitText(
      [
        { kind: 'strong', text: label },
        ...(tellsMore({ label, hint }) ? [{ kind: 'plain' as const, text: `: ${hint}` }] : []),
      ],
      TEXT_PER_MESSAGE - 2,
    ).map((line) => `- ${line}`),
  )
}

function tellsMore({ label, hint }: { readonly label: string; readonly hint?: string | undefined }): boolean {
  const words = printable(hint ?? '').trim()
  return words !== '' && words.toLowerCase() !== printable(label).trim().toLowerCase()
}

export function isTooLong(text: string, limit: number): boolean {
  return printable(text).trim().length > limit
}

/** Cut to what Discord takes; never empty. */
export function short(text: string, limit: number): string {
  return fit(printable(text).trim(), limit, unitsOf) || '-'
}

function strong(text: string) {
  return [{ kind: 'strong' as const, text }]
}

/** Lines as one text where they fit into one. */
export function joined(lines: readonly string[]): readonly Part[] {
  const texts: string[] = []
  for (const line of lines) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + 1 + line.length <= TEXT_PER_MESSAGE)
      texts[texts.length - 1] = `${last}\n${line}`
    else texts.push(line)
  }
  return texts.map((markdown) => ({ kind: 'text', markdown }))
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}
