import type { DecisionRecord, RecordPoint } from '#model/decision-record.ts'
import type { Block } from '#model/reply.ts'
import type { RichText, Span } from '#model/text.ts'

/** The body of a record, as a page shows it: what its MADR file says, without mark-up. */
export function recordBlocks(record: DecisionRecord): readonly Block[] {
  const { context, drivers, consequences, lookAgain, arguments: argued, sources } = record
  return [
    ...(context.length === 0
      ? []
      : [
          heading('Why it came up'),
          { kind: 'text' as const, role: 'body' as const, text: [plain(context.join(' '))] },
        ]),
    ...section(
      'What was said',
      drivers.map(({ text, by }) => (by.length === 0 ? text : `${text} (${by.join(', ')})`)),
    ),
    ...points('What follows', consequences),
    ...section('Look again if', lookAgain),
    ...argued.flatMap(({ option, ...rest }) => points(`For and against: ${option}`, rest)),
    {
      kind: 'sources',
      items: sources.map(({ number, title, publisher, url, year, checked }) => ({
        name: `[${number}] ${publisher}${year === undefined ? '' : ` ${year}`}: ${title}`,
        href: url,
        checked,
      })),
    },
  ]
}

function section(title: string, lines: readonly string[]): readonly Block[] {
  return lines.length === 0 ? [] : [heading(title), list(lines.map((text) => [plain(text)]))]
}

function points(
  title: string,
  {
    good,
    neutral = [],
    bad,
  }: Readonly<Record<'good' | 'bad', readonly RecordPoint[]>> & { neutral?: readonly RecordPoint[] },
): readonly Block[] {
  const items = [...say('Good', good), ...say('Neutral', neutral), ...say('Bad', bad)]
  return items.length === 0 ? [] : [heading(title), list(items)]
}

function say(kind: string, said: readonly RecordPoint[]): readonly RichText[] {
  return said.map(({ text, sources, ground }) => {
    const rest = [...(ground === undefined ? [] : [`(${ground})`]), ...sources.map((number) => `[${number}]`)].join(' ')
    return [{ kind: 'strong', text: `${kind},` }, plain(` because ${text}${rest === '' ? '' : ` ${rest}`}`)]
  })
}

function plain(text: string): Span {
  return { kind: 'plain', text }
}

function heading(text: string): Block {
  return { kind: 'text', role: 'body', text: [{ kind: 'strong', text }] }
}

function list(items: readonly RichText[]): Block {
  return { kind: 'list', items }
}
