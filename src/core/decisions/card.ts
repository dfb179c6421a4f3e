import type { Block, Option } from '#model/reply.ts'
import type { Decision } from '#model/store.ts'
import type { RichText } from '#model/text.ts'
import { encodeLogRef } from '../refs/log-refs.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import { shortKey } from '../text/short-key.ts'
import { tidy, tidyName } from '../text/tidy.ts'
import { sayDay, utcDay } from '../text/utc-day.ts'
import { fileName, madrOf } from './madr.ts'
import { readRecord } from './read-record.ts'
import { sayRecommendation } from './say-record.ts'

export interface Card {
  readonly summary: string
  readonly blocks: readonly Block[]
}

/** As many as a person looks through. */
const MOST_LISTED = 5
const LONGEST_LABEL = 60

/** The decisions found, newest first, each with a button that shows it. */
export function listCard(decisions: readonly Decision[], words: string): Card {
  const shown = decisions.slice(0, MOST_LISTED)
  const having = words === '' ? '' : ` with “${tidy(words, 40)}”`
  const count = decisions.length === 1 ? 'One decision' : `${decisions.length} decisions`
  const more = decisions.length > shown.length
  const lead: RichText = [
    strong(`${count}${having}.`),
    plain(more ? ` The newest ${MOST_LISTED}; add words to find others.` : ' The newest first.'),
  ]
  return {
    summary: toPlainText(lead),
    blocks: [
      { kind: 'text', role: 'lead', text: lead },
      { kind: 'list', items: shown.map((one) => [strong(tidy(one.title, 120)), plain(` · ${whenAndWho(one)}`)]) },
      ...chooseBlock('Show one:', shown, (decision) => encodeLogRef({ kind: 'decision', decision: decision.id })),
    ],
  }
}

/** The newest decisions, each behind its title; nothing where there is none. */
export function newestBlocks(decisions: readonly Decision[]): readonly Block[] {
  return chooseBlock('Decided lately:', decisions, ({ id }) => encodeLogRef({ kind: 'decision', decision: id }))
}

/** Nothing was found: what to do. */
export function noneCard(words: string): Card {
  const text: RichText =
    words === ''
      ? [strong('No decisions here yet.'), plain(' Ask me to help you decide; what you accept is kept here.')]
      : [
          strong(`No decision with “${tidy(words, 40)}”.`),
          plain(' Try fewer words, or decisions alone for the newest.'),
        ]
  return { summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }] }
}

/** One decision: the record's short form, the document, and what can be done with it. */
export function decisionCard(decision: Decision, replacement?: Decision): Card {
  const record = readRecord(decision)
  const title = tidy(decision.title, 160)
  const isSuperseded = decision.supersededBy !== undefined
  const lead: RichText = [strong(`${title}.`), plain(isSuperseded ? ' Superseded by a later decision.' : '')]
  const items: RichText[] = [[strong('Decided:'), plain(` ${whenAndWho(decision)}`)]]
  if (record) {
    const { decision: own, reasons, people, lookAgain } = record
    items.push([
      strong('Recommended:'),
      plain(` ${sayRecommendation(record)}${own.outcome === 'other' ? '; the team chose otherwise' : ''}.`),
    ])
    if (own.reason !== undefined) items.push([strong('In their words:'), plain(` ${own.reason}`)])
    const [because] = reasons
    if (because !== undefined && own.outcome !== 'other') items.push([strong('Because'), plain(` ${because}.`)])
    if (people.consulted.length > 0) items.push([strong('Consulted:'), plain(` ${people.consulted.join(', ')}`)])
    const [first] = lookAgain
    if (first !== undefined && !isSuperseded) items.push([strong('Look again if:'), plain(` ${first}`)])
  }
  return {
    summary: `${title}. Decided: ${whenAndWho(decision)}.`,
    blocks: [
      { kind: 'text', role: 'lead', text: lead.filter(({ text }) => text !== '') },
      { kind: 'list', items },
      { kind: 'document', ...madrOf(decision, replacement && `${fileName(replacement)}.md`) },
      ...actionsOf(decision),
    ],
  }
}

function actionsOf({ id, supersededBy }: Decision): readonly Block[] {
  const ref =
    supersededBy === undefined
      ? encodeLogRef({ kind: 'supersede', decision: id })
      : encodeLogRef({ kind: 'decision', decision: supersededBy })
  if (ref === undefined) return []
  const label = supersededBy === undefined ? 'Supersede' : 'What replaced it'
  return [{ kind: 'actions', items: [{ ref, label, tone: 'plain' }] }]
}

/** Which later decision took its place? `later`: the decisions that can have, newest first. */
export function supersedeCard(decision: Decision, later: readonly Decision[], again?: string): Card {
  const actions: readonly Block[] =
    again === undefined ? [] : [{ kind: 'actions', items: [{ ref: again, label: 'Decide again', tone: 'plain' }] }]
  if (later.length === 0) {
    const text: RichText = [
      strong('There is no later decision yet.'),
      plain(' Decide again first; then press Supersede here, and choose the new one.'),
    ]
    return { summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }, ...actions] }
  }
  const text: RichText = [
    strong('Which decision replaces it?'),
    plain(` “${tidy(decision.title, 120)}” stays readable.`),
  ]
  return {
    summary: toPlainText(text),
    blocks: [
      { kind: 'text', role: 'lead', text },
      ...chooseBlock('Replaced by:', later.slice(0, MOST_LISTED), (one) =>
        encodeLogRef({ kind: 'replace', key: shortKey(decision.id), by: shortKey(one.id) }),
      ),
      ...actions,
    ],
  }
}

/** It was done. */
export function supersededCard(decision: Decision, by: Decision): Card {
  const text: RichText = [
    strong('Superseded.'),
    plain(` “${tidy(decision.title, 120)}” is replaced by “${tidy(by.title, 120)}”.`),
  ]
  return { summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }] }
}

function chooseBlock(
  prompt: string,
  decisions: readonly Decision[],
  refOf: (decision: Decision) => string | undefined,
): readonly Block[] {
  const options = decisions.flatMap((one): readonly Option[] => {
    const ref = refOf(one)
    return ref === undefined ? [] : [{ ref, label: tidy(one.title, LONGEST_LABEL), hint: whenAndWho(one) }]
  })
  return options.length === 0 ? [] : [{ kind: 'choices', prompt, pick: 'one', options }]
}

function whenAndWho(decision: Decision): string {
  const { by, at, supersededBy } = decision
  const record = readRecord(decision)
  const who = record ? record.people.decided.join(', ') : tidyName(by.name)
  return [
    sayDay(record?.date ?? utcDay(at)),
    who,
    ...(record?.decision.outcome === 'parked' ? ['parked'] : []),
    ...(supersededBy === undefined ? [] : ['superseded']),
  ].join(' · ')
}
