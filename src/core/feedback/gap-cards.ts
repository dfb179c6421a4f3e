import type { Comparison } from '#model/knowledge.ts'
import type { Action, Block, Option } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import { encodeLogRef } from '../refs/log-refs.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import { tidy } from '../text/tidy.ts'
import { sayDay, utcDay } from '../text/utc-day.ts'
import type { GapCluster } from './clusters.ts'
import { draftTopic } from './draft-topic.ts'

interface Card {
  readonly summary: string
  readonly blocks: readonly Block[]
}

const MOST_MISSING = 6
const MOST_HOW_TOS = 3
const MOST_QUESTIONS = 8

/** What was asked and found no answer: missing topics first, how-tos apart, which are no fault of the knowledge. */
export function gapsCard(clusters: readonly GapCluster[]): Card {
  const missing = clusters.filter(({ gap }) => gap !== 'how-to')
  const howTos = clusters.filter(({ gap }) => gap === 'how-to')
  if (clusters.length === 0) return say([strong('No open gaps.'), plain(' Every question so far found an answer.')])
  const lead = [
    strong(missing.length === 0 ? 'No missing topics.' : `${counted(missing.length, 'missing topic')}.`),
    plain(' Most asked first.'),
  ]
  const listed = [...missing.slice(0, MOST_MISSING), ...howTos.slice(0, MOST_HOW_TOS)]
  const rest = clusters.length - listed.length
  return {
    summary: toPlainText(lead),
    blocks: [
      { kind: 'text', role: 'lead', text: lead },
      ...list(missing.slice(0, MOST_MISSING)),
      ...(howTos.length > 0
        ? [note(`${counted(howTos.length, 'how-to')}, which I do not answer:`), ...list(howTos.slice(0, MOST_HOW_TOS))]
        : []),
      ...(rest > 0 ? [note(`And ${rest} more, asked less.`)] : []),
      ...choose(listed),
    ],
  }
}

/** One gap: how it was asked, and what can be done about it. */
export function gapCard(cluster: GapCluster): Card {
  const { gap, groups, key } = cluster
  const lead: RichText = [strong(`“${shown(cluster)}”`), plain(` ${saidOf(cluster)}.`)]
  const rest = groups.length - MOST_QUESTIONS
  return {
    summary: toPlainText(lead),
    blocks: [
      { kind: 'text', role: 'lead', text: lead },
      {
        kind: 'list',
        items: groups.slice(0, MOST_QUESTIONS).map(({ text, count }) => [plain(`${tidy(text, 200)} (${count})`)]),
      },
      ...(rest > 0 ? [note(`And ${rest} more ways.`)] : []),
      ...(gap === 'comparison' ? [note('Not compared here at all: it needs a comparison of its own.')] : []),
      {
        kind: 'actions',
        items: [
          ...(gap === 'topic' ? action(encodeLogRef({ kind: 'draft', key }), 'Draft a topic', 'primary') : []),
          ...action(encodeLogRef({ kind: 'settle', key, state: 'answered' }), 'Answered', 'plain'),
          ...action(encodeLogRef({ kind: 'settle', key, state: 'declined' }), 'Declined', 'plain'),
        ],
      },
    ],
  }
}

/** The topic file to begin with. */
export function draftCard(cluster: GapCluster, comparison: Comparison, at: number): Card {
  const file = draftTopic(cluster, comparison, at)
  const lead: RichText = [
    strong('A topic to begin with.'),
    plain(` Put it into knowledge/${comparison.id}/topics, write the answer, then run the check.`),
  ]
  return {
    summary: toPlainText(lead),
    blocks: [
      { kind: 'text', role: 'lead', text: lead },
      { kind: 'document', ...file },
    ],
  }
}

export function settledCard(cluster: GapCluster, state: 'answered' | 'declined'): Card {
  return say([
    strong(state === 'answered' ? 'Noted as answered.' : 'Noted as declined.'),
    plain(` ${counted(cluster.groups.length, 'question')} will not be listed again.`),
  ])
}

export function noGapCard(): Card {
  return say([strong('That gap is not open any more.'), plain(' Say gaps to see those that are.')])
}

/** Gaps are a workspace's; what others asked has no place in a private talk. */
export function gapsElsewhereCard(): Card {
  return say([strong('Ask me that in a channel.'), plain(' Gaps belong to a workspace, not to direct messages.')])
}

function action(ref: string | undefined, label: string, tone: Action['tone']): readonly Action[] {
  return ref === undefined ? [] : [{ ref, label, tone }]
}

function say(text: RichText): Card {
  return { summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }] }
}

function list(clusters: readonly GapCluster[]): readonly Block[] {
  if (clusters.length === 0) return []
  return [{ kind: 'list', items: clusters.map((one) => [strong(`“${shown(one)}”`), plain(` · ${saidOf(one)}`)]) }]
}

function choose(clusters: readonly GapCluster[]): readonly Block[] {
  const options = clusters.flatMap((one): readonly Option[] => {
    const ref = encodeLogRef({ kind: 'gap', key: one.key })
    return ref === undefined ? [] : [{ ref, label: tidy(shown(one), 60), hint: saidOf(one) }]
  })
  return [{ kind: 'choices', prompt: 'Look at one:', pick: 'one', options }]
}

function shown({ groups: [first] }: GapCluster): string {
  return tidy(first?.text ?? '', 90)
}

/** "asked 4 times in 2 ways, 1 wish, last on 24 Nov 2026" */
function saidOf({ count, groups, wished, lastAt, gap }: GapCluster): string {
  return [
    `asked ${timesOf(count)}${groups.length > 1 ? ` in ${groups.length} ways` : ''}`,
    ...(wished > 0 ? [wished === 1 ? 'one wish' : `${wished} wishes`] : []),
    ...(gap === 'comparison' ? ['another comparison'] : []),
    `last on ${sayDay(utcDay(lastAt))}`,
  ].join(', ')
}

function timesOf(count: number): string {
  if (count === 1) return 'once'
  return count === 2 ? 'twice' : `${count} times`
}

function counted(count: number, one: string): string {
  return count === 1 ? `One ${one}` : `${count} ${one}s`
}

function note(text: string): Block {
  return { kind: 'text', role: 'note', text: [plain(text)] }
}
