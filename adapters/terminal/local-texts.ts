// What the terminal says of itself, in words of its own: how it is used. All else comes from the core.
import { fit } from '#adapters/shared/fit.ts'
import { wordsOf } from '#adapters/shared/plain-text.ts'
import { printable } from '#adapters/shared/printable.ts'
import { widthOf } from '#adapters/shared/width.ts'
import type { Show, Shown } from '#model/adapter.ts'
import type { Block } from '#model/reply.ts'
import type { Place } from '#model/request.ts'
import type { RichText } from '#model/text.ts'
import { COMMANDS, LOCAL_COMMANDS } from './commands.ts'
import type { Offer } from './offers.ts'
import { paint, type View } from './paint.ts'

/** Three lines at most: what it is, a question to try, where help is. */
export async function banner(show: Show, place: Place, view: View): Promise<string> {
  const purpose = purposeOf(await show({ kind: 'home', place }))
  const prompts = await show({ kind: 'prompts' })
  const examples = prompts.kind === 'prompts' ? prompts.prompts.map((prompt) => `Try: ${printable(prompt)}`) : []
  const lines = [
    paint([{ text: bestFitting([`Versus. ${purpose}`.trim(), purpose], view), style: { isBold: true } }], view),
    bestFitting(examples, view),
    bestFitting([':help shows keys and commands, :quit leaves.', ':help, :quit'], view),
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** The first that fits, else the beginning of the first. */
function bestFitting(texts: readonly string[], view: View): string {
  return texts.find((text) => text !== '' && widthOf(text) <= view.width) ?? fit(texts[0] ?? '', view.width)
}

/** The verdict of the first text of the home: "I compare virtual machines and Docker." */
function purposeOf(home: Shown): string {
  const text = home.kind === 'home' ? home.blocks.find((block) => block.kind === 'text') : undefined
  return text ? printable(wordsOf(text.text.slice(0, 1))) : ''
}

export function help(): readonly Block[] {
  return [
    paragraphOf([
      { kind: 'strong', text: 'Ask' },
      { kind: 'plain', text: ' in your own words, then go on: “why?”, “and start-up?”.' },
    ]),
    paragraphOf([
      { kind: 'strong', text: 'Choose' },
      { kind: 'plain', text: ' with a number, or with the words beside it: 1, or More.' },
    ]),
    paragraphOf([{ kind: 'strong', text: 'Commands' }]),
    { kind: 'list', items: named(COMMANDS, '/') },
    paragraphOf([{ kind: 'strong', text: 'In this terminal' }]),
    { kind: 'list', items: named(LOCAL_COMMANDS, ':') },
    paragraphOf([{ kind: 'strong', text: 'Keys' }]),
    {
      kind: 'list',
      items: [
        [{ kind: 'plain', text: 'Tab completes topics and commands.' }],
        [{ kind: 'plain', text: 'Up and Down bring back earlier lines.' }],
        [{ kind: 'plain', text: 'Ctrl-C empties the line, twice leaves; Ctrl-D leaves.' }],
      ],
    },
  ]
}

function paragraphOf(text: RichText): Block {
  return { kind: 'text', role: 'body', text }
}

function named(names: Readonly<Record<string, string>>, sign: string): readonly RichText[] {
  return Object.entries(names).map(([name, meaning]) => [
    { kind: 'strong', text: `${sign}${name}` },
    { kind: 'plain', text: `  ${meaning}` },
  ])
}

/** "Ticked: a GPU; an auditor. Then type 3 (Next)." */
export function ticksText(offers: readonly Offer[]): string {
  const ticked = offers.filter((offer) => offer.isTick && offer.isTicked).map(({ label }) => label)
  const next = offers.findIndex((offer) => !offer.isTick)
  const then = next < 0 ? '' : ` Then type ${next + 1} (${offers[next]?.label ?? ''}).`
  return `${ticked.length === 0 ? 'Nothing is ticked.' : `Ticked: ${ticked.join('; ')}.`}${then}`
}
