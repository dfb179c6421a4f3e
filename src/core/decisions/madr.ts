import type { DecisionRecord, RecordArguments, RecordPoint, RecordSource } from '#model/decision-record.ts'
import type { Decision } from '#model/store.ts'
import { utcDay } from '../text/utc-day.ts'
import { escapeMarkdown as md, yamlText } from './escape-markdown.ts'
import { readRecord } from './read-record.ts'
import { sayRecommendation, sayWhere, threadAddress } from './say-record.ts'

export interface DecisionFile {
  readonly name: string
  /** Lines end with a line feed, the last one too. */
  readonly text: string
}

/**
 * The decision as a MADR 4 document. The same decision gives the same bytes. `replacedBy` is the name of the file of
 * the decision that took its place.
 */
export function madrOf(decision: Decision, replacedBy?: string): DecisionFile {
  const record = readRecord(decision)
  const status = statusOf(decision, record, replacedBy)
  const sections = record ? sectionsOf(record) : [`# ${md(decision.title)}`, md(decision.text)]
  const people = record?.people ?? { decided: [decision.by.name], consulted: [] }
  const front = [
    '---',
    `status: ${yamlText(status)}`,
    `date: ${record?.date ?? utcDay(decision.at)}`,
    ...listed('decision-makers', people.decided),
    ...listed('consulted', people.consulted),
    '---',
  ].join('\n')
  return { name: `${fileName(decision)}.md`, text: `${front}\n${sections.join('\n\n')}\n` }
}

/** The record as JSON, for machines. The same decision gives the same bytes. */
export function decisionJson(decision: Decision, replacedBy?: string): DecisionFile {
  const record = readRecord(decision)
  const status = statusOf(decision, record, replacedBy)
  const whole = { status, ...(record ?? { title: decision.title, date: utcDay(decision.at), text: decision.text }) }
  return { name: `${fileName(decision)}.json`, text: `${JSON.stringify(whole, sortKeys, 2)}\n` }
}

/** A database may give keys back in another order. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** `20261124-our-postgres-virtual-machine`, in UTC; letters, digits and hyphens only. */
export function fileName(decision: Decision): string {
  const record = readRecord(decision)
  const day = (record?.date ?? utcDay(decision.at)).replaceAll('-', '')
  const named = record?.decision.option ? `${record.subject} ${record.decision.option.label}` : decision.title
  const slug = named
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return `${day}-${slug === '' ? 'decision' : slug}`
}

function statusOf({ supersededBy }: Decision, record: DecisionRecord | undefined, replacedBy?: string): string {
  if (replacedBy !== undefined) return `superseded by ${replacedBy}`
  if (supersededBy !== undefined) return 'superseded by a later decision'
  return record?.decision.outcome === 'parked' ? 'proposed' : 'accepted'
}

function listed(name: string, people: readonly string[]): readonly string[] {
  return people.length === 0 ? [] : [`${name}: ${yamlText(people.join(', '))}`]
}

function sectionsOf(record: DecisionRecord): readonly string[] {
  const { context, drivers, options, consequences, lookAgain, arguments: argued } = record
  return [
    `# ${md(record.title)}`,
    '## Context and Problem Statement',
    context.map(md).join(' '),
    '## Decision Drivers',
    bullets(drivers.map(({ text, by }) => `${md(text)}${by.length > 0 ? ` (${by.map(md).join(', ')})` : ''}`)),
    '## Considered Options',
    bullets(options.map(({ label }) => md(label))),
    '## Decision Outcome',
    outcomeOf(record),
    '### Consequences',
    bullets(pointsOf({ neutral: [], ...consequences })),
    '### Confirmation',
    ...confirmationOf(lookAgain),
    '## Pros and Cons of the Options',
    ...argued.flatMap((one) => [`### ${md(one.option)}`, bullets([...pointsOf(one), ...hereOf(one)])]),
    '## More Information',
    ...moreOf(record),
  ]
}

function outcomeOf(record: DecisionRecord): string {
  const { decision, reasons, overruled } = record
  const because = reasons.map(md).join(', and because ')
  const said = decision.reason === undefined ? '' : md(decision.reason).replace(/[^.!?]$/, '$&.')
  const overruling = overruled.map((one) => ` ${md(one)}`).join('')
  switch (decision.outcome) {
    case 'accepted':
      return `Chosen option: "${md(decision.option?.label ?? '')}"${because === '' ? '' : `, because ${because}`}. Recommendation: ${md(sayRecommendation(record))}; the team followed it.${said === '' ? '' : ` In their words: ${said}`}${overruling}`
    case 'other':
      return `Chosen option: "${md(decision.option?.label ?? '')}", because ${said === '' ? 'the team decided so; no reason was given.' : said} Recommendation: ${md(sayRecommendation(record))}${because === '' ? '' : `, because ${because}`}; the team chose otherwise.${overruling}`
    case 'parked':
      return `Nothing was chosen; the decision is parked.${said === '' ? '' : ` In their words: ${said}`} Recommendation: ${md(sayRecommendation(record))}${because === '' ? '' : `, because ${because}`}.${overruling}`
  }
}

function pointsOf({ good, neutral, bad }: Omit<RecordArguments, 'option'>): readonly string[] {
  const all = [...say('Good', good), ...say('Neutral', neutral), ...say('Bad', bad)]
  return all.length > 0 ? all : ['Neutral, because nothing that was answered speaks for or against it.']
}

/** Neither good nor bad: what was settled before anybody asked. */
function hereOf({ here = [] }: RecordArguments): readonly string[] {
  return here.map((text) => `Here: ${md(text).replace(/[^.!?]$/, '$&.')}`)
}

function say(kind: string, points: readonly RecordPoint[]): readonly string[] {
  return points.map(({ text, sources, ground }) => {
    const numbers = sources.map((number) => `[${number}]`).join(', ')
    const rest = ground === undefined ? '' : ` (${ground})`
    return `${kind}, because ${md(text)}${rest}.${numbers === '' ? '' : ` ${numbers}`}`
  })
}

function confirmationOf(lookAgain: readonly string[]): readonly string[] {
  if (lookAgain.length === 0)
    return ['No single answer would change this. Look again when the case itself is another one.']
  return ['Look again if', bullets(lookAgain.map(md))]
}

/** Definitions come last: they make links of the numbers above. */
function moreOf(record: DecisionRecord): readonly string[] {
  const { flow, cards, date, sources } = record
  const walkthrough = `Walkthrough \`${flow.comparison}/${flow.id}\`, version ${flow.version}, ${cards} ${cards === 1 ? 'card' : 'cards'}, ${date}. ${where(record)} Weights are judgement, see the flow file.`
  if (sources.length === 0) return [walkthrough]
  return [
    walkthrough,
    sources.map((source) => `[${source.number}]: ${md(sayCited(source))}`.replace(']: ', '] ')).join(' · '),
    sources.map(({ number, url, ...source }) => `[${number}]: <${safeUrl(url)}> "${titleText(source)}"`).join('\n'),
  ]
}

function where(record: DecisionRecord): string {
  const address = threadAddress(record)
  return address === undefined ? `${md(sayWhere(record))}.` : `Thread: <${address}>.`
}

function sayCited({ title, publisher, year, checked }: Omit<RecordSource, 'number' | 'url'>): string {
  return `${title}, ${publisher}, ${year ?? `checked ${checked}`}`
}

function titleText(source: Omit<RecordSource, 'number' | 'url'>): string {
  return md(sayCited(source)).replaceAll('"', String.raw`\"`)
}

/** Only addresses of the web; whatever could end the brackets is written by its code. */
function safeUrl(url: string): string {
  return /^https?:\/\//i.test(url) ? url.replace(/[\s<>\\`"]/gu, (sign) => encodeURIComponent(sign)) : 'about:blank'
}

function bullets(lines: readonly string[]): string {
  return lines.length === 0 ? '* Nothing was said.' : lines.map((line) => `* ${line}`).join('\n')
}
