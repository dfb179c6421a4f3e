import type { LastTopic } from '#model/conversation.ts'
import type { Finding, Reading } from '#model/finding.ts'
import type { Comparison, Topic } from '#model/knowledge.ts'
import type { GapRecord, NewRecord } from '#model/outcome.ts'
import type { Block, Reply } from '#model/reply.ts'
import { answerChoosing } from './answer/answer-choosing.ts'
import { type Answer, answerTopic } from './answer/answer-topic.ts'
import { notesTogether } from './answer/house-notes.ts'
import { clarify, clarifyComparison, clarifyName } from './answer/clarify.ts'
import { answerHelp } from './answer/help.ts'
import { judge } from './answer/judge.ts'
import { answerNone, answerWhyWhat } from './answer/no-answer.ts'
import { pairName, type Said } from './answer/voice.ts'
import { MOST_ANSWERS } from './read-message.ts'
import { plain, strong, toPlainText } from './text/rich-text.ts'
import type { World } from './world.ts'

export interface Drafted {
  readonly reply: Omit<Reply, 'id'>
  readonly lastTopic?: LastTopic
  readonly records: readonly NewRecord[]
}

/** What was found → one reply, and what the thread is about from now on. `id` is the request's. */
export function replyToFindings(
  findings: readonly Finding[],
  world: World,
  thread: LastTopic | undefined,
  id: string,
): Drafted {
  const sure = findings.filter((finding) => finding.match.kind === 'sure')
  if (sure.length > 1) return answerSeveral(sure, world, thread)
  const [finding] = findings
  const comparison = world.knowledge.comparisons.find((one) => one.id === finding?.comparison)
  if (!finding || !comparison) return { reply: { audience: 'thread', ...answerHelp(world.knowledge) }, records: [] }
  const said = saidIn(finding.reading, thread?.voice)
  const { match, reading } = finding
  switch (match.kind) {
    case 'sure': {
      const { answer, topic } = answerOne(finding, match.topic, comparison, said)
      return {
        reply: {
          audience: 'thread',
          summary: answer.summary,
          blocks: answer.blocks,
          title: titleOf(topic, comparison, said),
        },
        lastTopic: { comparison: comparison.id, topic: topic.id, subjects: finding.subjects, voice: said },
        records: [],
      }
    }
    case 'walkthrough':
      return {
        reply: { audience: 'thread', ...answerChoosing(comparison, said) },
        lastTopic: { comparison: comparison.id, subjects: finding.subjects, voice: said, isChoosing: true },
        records: [],
      }
    case 'unsure':
      return {
        reply: { audience: 'thread', ...askBack(finding, match.candidates, comparison, said, world) },
        lastTopic: { comparison: comparison.id, subjects: finding.subjects, voice: said },
        records: [],
      }
    case 'none': {
      if (reading.intent === 'greeting' || reading.intent === 'help')
        return { reply: { audience: 'thread', ...answerHelp(world.knowledge) }, records: [] }
      if (reading.intent === 'why' && reading.subjects.length === 0)
        return { reply: { audience: 'thread', ...answerWhyWhat(comparison) }, records: [] }
      const gap = gapOf(reading, `${id}/gap`)
      return {
        reply: { audience: 'thread', ...answerNone(finding, world.knowledge, `${id}/gap`) },
        records: gap ? [gap] : [],
      }
    }
  }
}

function answerOne(
  finding: Finding,
  topicId: string,
  comparison: Comparison,
  said: Said,
): { answer: Answer; topic: Topic } {
  const topic = topicById(comparison, topicId)
  const { reading } = finding
  const judgement = judge(reading, topic, finding.claim)
  const answer = answerTopic(
    {
      topic,
      subjects: finding.subjects,
      terms: reading.terms.map((term) => term.id),
      said,
      isWhy: reading.intent === 'why',
      isWhichBetter: reading.intent === 'better',
      ...(judgement ? { judgement } : {}),
    },
    comparison,
  )
  return { answer, topic }
}

/** Several questions in one message: a numbered verdict with its reason for each, and one *More* each. */
function answerSeveral(findings: readonly Finding[], world: World, thread: LastTopic | undefined): Drafted {
  const blocks: Block[] = []
  const summaries: string[] = []
  const actions: { ref: string; label: string; tone: 'plain' }[] = []
  const sources: Extract<Block, { kind: 'sources' }>['items'][number][] = []
  const notes: Block[] = []
  let said: Said = thread?.voice ?? {}
  let last: LastTopic | undefined
  let title: string | undefined
  for (const [at, finding] of findings.slice(0, MOST_ANSWERS).entries()) {
    const comparison = world.knowledge.comparisons.find((one) => one.id === finding.comparison)
    if (!comparison || finding.match.kind !== 'sure') continue
    said = saidIn(finding.reading, said)
    const { answer, topic } = answerOne(finding, finding.match.topic, comparison, said)
    const [verdict, ...reason] = answer.lead
    blocks.push({
      kind: 'text',
      role: at === 0 ? 'lead' : 'body',
      text: [strong(`${at + 1}. ${verdict?.text ?? ''}`), ...reason],
    })
    summaries.push(answer.summary)
    notes.push(...answer.notes)
    for (const block of answer.blocks) {
      if (block.kind === 'sources') sources.push(...block.items)
      if (block.kind === 'actions' && block.items[0])
        actions.push({ ref: block.items[0].ref, label: `More on ${at + 1}`, tone: 'plain' })
    }
    last = { comparison: comparison.id, topic: topic.id, subjects: finding.subjects, voice: said }
    title ??= titleOf(topic, comparison, said)
  }
  blocks.push(...notesTogether(notes))
  const left = findings.slice(MOST_ANSWERS).map((finding) => finding.reading.text)
  if (left.length > 0)
    blocks.push({
      kind: 'text',
      role: 'note',
      text: [plain(`Left over, ask again: ${left.length === 1 ? 'one question' : `${left.length} questions`}.`)],
    })
  const cited = sources.filter((line, at) => sources.findIndex((other) => other.name === line.name) === at).slice(0, 4)
  if (cited.length > 0) blocks.push({ kind: 'sources', items: cited })
  blocks.push({ kind: 'actions', items: actions })
  return {
    reply: { audience: 'thread', summary: summaries.join(' '), blocks, ...(title === undefined ? {} : { title }) },
    ...(last ? { lastTopic: last } : {}),
    records: [],
  }
}

function askBack(
  finding: Finding,
  candidates: readonly string[],
  comparison: Comparison,
  said: Said,
  world: World,
): { summary: string; blocks: readonly Block[] } {
  const { reading, rivals } = finding
  const [only] = reading.subjects
  if (rivals) {
    const { comparisons } = world.knowledge
    const known = rivals.flatMap((rival) => {
      const other = comparisons.find(({ id }) => id === rival.comparison)
      return other ? [{ comparison: other, topic: rival.topic }] : []
    })
    if (reading.intent === 'bare name' && only)
      return clarifyName(
        only.id,
        said,
        comparison,
        known.map((rival) => rival.comparison),
      )
    return clarifyComparison([...candidates.map((topic) => ({ comparison, topic })), ...known], finding.subjects)
  }
  if (reading.intent === 'bare name' && only) return clarifyName(only.id, said, comparison)
  if (reading.intent !== 'foreign') return clarify(candidates, finding.subjects, comparison)
  const topic = topicById(comparison, candidates[0] ?? comparison.overview)
  const text = [strong('I answer in English.'), plain(` Did you mean: ${topic.title}?`)]
  return {
    summary: toPlainText(text),
    blocks: [{ kind: 'text', role: 'lead', text }, ...clarify([topic.id], finding.subjects, comparison, 'Yes:').blocks],
  }
}

/** By subject, the asker's own word; where the message names none, the thread's. */
export function saidIn(reading: Reading, before: Said = {}): Said {
  return { ...before, ...Object.fromEntries(reading.subjects.map(({ id, said }) => [id, said])) }
}

/** "Start-up: VM or container". */
export function titleOf(topic: Topic, comparison: Comparison, said: Said): string {
  return `${topic.label}: ${pairName(comparison, said)}`
}

function topicById(comparison: Comparison, id: string): Topic {
  const topic = comparison.topics.find((one) => one.id === id)
  if (!topic) throw new Error(`no topic "${id}" in "${comparison.id}": the loader lets no dangling id pass`)
  return topic
}

/** What is worth telling the authors: questions of the right kind that found nothing, and tasks, kept apart. */
function gapOf(reading: Reading, id: string): GapRecord | undefined {
  const gap = (kind: GapRecord['gap']): GapRecord => ({ kind: 'gap', id, gap: kind, text: reading.text, wished: false })
  switch (reading.intent) {
    case 'how-to':
    case 'error':
    case 'trivia':
      return gap('how-to')
    case 'other comparison':
      return gap('comparison')
    case 'difference':
    case 'better':
    case 'definition':
    case 'yes-no':
    case 'claim':
    case 'why':
    case 'question':
    case 'bare name':
      return gap('topic')
    case 'choose':
    case 'statement':
    case 'foreign':
    case 'injection':
    case 'greeting':
    case 'thanks':
    case 'help':
    case 'insult':
    case 'wordless':
      return undefined
  }
}
