import type { Card, Comparison, Passage, Section, Topic } from '#model/knowledge.ts'
import type { Action, Block } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import { encodeRef } from '../refs/refs.ts'
import { plain, strong } from '../text/rich-text.ts'
import { notesOnTopic } from './house-notes.ts'
import type { Judgement } from './judge.ts'
import { sourcesOnCard } from './source-lines.ts'
import { summaryOf } from './summary.ts'
import { type Said, speak } from './voice.ts'

/** What of a topic is asked for. */
export interface Ask {
  readonly topic: Topic
  /** The subjects it is about; all of them for a question that compares. */
  readonly subjects: readonly string[]
  /** Named things that the topic may have a section of. */
  readonly terms: readonly string[]
  readonly said: Said
  /** For a claim or a yes/no question. */
  readonly judgement?: Judgement
  readonly isWhy: boolean
  /** "Which is better?" */
  readonly isWhichBetter?: boolean
}

/** The blocks of a first card and its one-sentence summary. */
export interface Answer {
  readonly summary: string
  readonly lead: RichText
  readonly blocks: readonly Block[]
  /** What is settled here about it; part of the blocks. */
  readonly notes: readonly Block[]
  /** Ids of the sections shown, for the reference of *More*. */
  readonly focus: readonly string[]
}

export function answerTopic(ask: Ask, comparison: Comparison): Answer {
  const { topic, said } = ask
  const section = sectionFor(ask, comparison)
  const card = cardFor(ask, section)
  const lead = speak(card.lead.text, comparison, said)
  const points = card.points.map((point) => speak(point.text, comparison, said))
  const focus = section ? [aboutId(section)] : []
  const sources = sourcesOnCard([card.lead, ...card.points], comparison)
  const notes = notesOnTopic(topic, ask.subjects, comparison, ask.isWhichBetter)
  return {
    summary: summaryOf(lead),
    lead,
    focus,
    notes,
    blocks: [
      { kind: 'text', role: 'lead', text: lead },
      ...(points.length > 0 ? [{ kind: 'list' as const, items: points }] : []),
      ...notes,
      ...(sources ? [sources] : []),
      { kind: 'actions', items: actionsFor(topic, focus, comparison) },
    ],
  }
}

/** A named thing is more special than a subject, and a subject than the whole. */
function sectionFor({ topic, subjects, terms, said }: Ask, comparison: Comparison): Section | undefined {
  const byTerm = terms.flatMap((term) =>
    topic.sections.filter(({ about }) => about.kind === 'term' && about.term === term),
  )
  if (byTerm[0]) return byTerm[0]
  const [only, second] = subjects
  if (only === undefined || second !== undefined) return undefined
  const own = topic.sections.filter(({ about }) => about.kind === 'subject' && about.subject === only)
  const voice = comparison.subjects
    .find((subject) => subject.id === only)
    ?.voices.find((one) => one.said.includes(said[only] ?? ''))
  return own.find((section) => section.title === voice?.name) ?? own[0]
}

function cardFor(ask: Ask, section: Section | undefined): Card {
  const { topic, judgement } = ask
  if (ask.isWhy && topic.why) return { lead: topic.why, points: [] }
  const card = section?.card ?? topic.card
  if (!judgement) return card
  if (judgement.kind === 'claim') return { lead: labelled(judgement.label, judgement.answer), points: [] }
  return { ...topic.card, lead: prefixed(judgement.label, topic.card.lead) }
}

/** "**Not quite.** WSL 2 is itself a light VM." */
function labelled(label: string, answer: Passage): Passage {
  const [first, ...others] = answer.text
  const start = first?.kind === 'plain' ? plain(` ${first.text.trimStart()}`) : first
  return { ...answer, text: [strong(label), ...(start ? [start] : []), ...others] }
}

/** "**Yes: a container.** It starts …": the verdict with an answer before it. */
function prefixed(label: string, lead: Passage): Passage {
  const [verdict, ...reason] = lead.text
  const text = verdict?.text ?? ''
  const lowered = /^(?:A|An|The|Neither|Both|It)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
  return { ...lead, text: [strong(`${label.replace(/\.$/, '')}: ${lowered}`), ...reason] }
}

function aboutId({ about }: Section): string {
  return about.kind === 'subject' ? about.subject : about.term
}

/** At most three: the rest, the decision where one is to be made, else a neighbouring topic. */
function actionsFor(topic: Topic, focus: readonly string[], comparison: Comparison): readonly Action[] {
  const more: Action = {
    ref: encodeRef({ kind: 'more', comparison: comparison.id, topic: topic.id, focus }),
    label: 'More',
    tone: 'plain',
  }
  if (topic.better)
    return [
      more,
      { ref: encodeRef({ kind: 'choose', comparison: comparison.id }), label: 'Help us decide', tone: 'plain' },
    ]
  const next = comparison.topics.find((other) => other.id === topic.related[0])
  if (!next) return [more]
  return [
    more,
    {
      ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: next.id, focus: [] }),
      label: next.label,
      tone: 'plain',
    },
  ]
}
