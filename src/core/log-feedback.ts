import type { LastTopic } from '#model/conversation.ts'
import type { Topic } from '#model/knowledge.ts'
import type { StoreRecord } from '#model/store.ts'
import { answerTopic } from './answer/answer-topic.ts'
import { remembering } from './feedback/given-answers.ts'
import {
  aboutOf,
  changedCard,
  emptyNoteCard,
  goneCard,
  keptNoteCard,
  LONGEST_NOTE,
  NOTE,
  notedCard,
  notYoursCard,
  offerCard,
  removedCard,
  sorryCard,
  topicOfKey,
} from './feedback/wrong-answer.ts'
import type { LogRef } from './refs/log-refs.ts'
import { titleOf } from './reply-to-findings.ts'
import { tidy } from './text/tidy.ts'
import { only, type LogDraft, type LogParts } from './log-draft.ts'

/** "Right" is taken in silence. "Wrong" is asked back: which one was meant? */
export function respondFeedback(parts: LogParts, verdict: 'right' | 'wrong'): LogDraft {
  if (verdict === 'right') return { replies: [] }
  const { judged } = parts.found
  if (!judged) return only(sorryCard(undefined, false))
  const { id } = judged.reply
  const about = aboutOf(judged, parts.world.knowledge)
  return only(about ? offerCard(id, about.candidates, isAsker(parts)) : sorryCard(id, isAsker(parts)))
}

/** The asker's answer is edited where it stands; anybody else gets one of their own. */
export function respondMeant(parts: LogParts, ref: Extract<LogRef, { kind: 'meant' }>): LogDraft {
  const { request, memory, world, found } = parts
  const { judged } = found
  const about = judged && aboutOf(judged, world.knowledge)
  const meant = topicOfKey(ref.key, world.knowledge, about?.comparison)
  if (!meant) return only(goneCard())
  const { comparison, topic } = meant
  const all = comparison.subjects.map(({ id }) => id)
  const asked = judged?.answer?.subjects.filter((id) => all.includes(id)) ?? []
  const subjects = asked.length > 0 ? asked : all
  const said = memory.lastTopic?.comparison === comparison.id ? memory.lastTopic.voice : {}
  const { summary, blocks } = answerTopic({ topic, subjects, terms: [], said, isWhy: false }, comparison)
  const reply = { summary, blocks, title: titleOf(topic, comparison, said) }
  const stands = judged?.reply.state === 'sent' || judged?.reply.state === 'waiting'
  if (!judged || !stands || !isAsker(parts) || judged.reply.reply?.audience !== 'thread') return { replies: [reply] }
  const lastTopic: LastTopic = { comparison: comparison.id, topic: topic.id, subjects, voice: said }
  const isHere = judged.reply.conversation === memory.id
  return {
    replies: [{ ...reply, audience: 'thread', replaces: judged.reply.id }, changedCard(topic)],
    change: {
      ...(isHere ? { lastTopic } : {}),
      ...(judged.answer && isHere
        ? remembering(memory.answers ?? [], {
            ...judged.answer,
            reply: `${request.id}/1`,
            comparison: comparison.id,
            topic: topic.id,
            candidates: others(judged.answer.candidates, about?.topic, topic),
          })
        : {}),
    },
  }
}

/** What was answered first was wrong, and is offered last. */
function others(candidates: readonly string[], before: Topic | undefined, { id }: Topic): readonly string[] {
  return [...candidates, ...(before ? [before.id] : [])].filter((one) => one !== id)
}

/** The question becomes a gap: once, whoever says so however often. */
export function respondNoneMeant({ found: { judged } }: LogParts): LogDraft {
  const answer = judged?.answer
  const text = answer?.text ?? ''
  if (!judged || !answer || text === '') return only(notedCard(false))
  const gap: StoreRecord = {
    kind: 'gap',
    id: `${answer.asked}/none-meant`,
    gap: 'topic',
    text,
    wished: true,
    asked: answer.asked,
  }
  return { ...only(notedCard(true)), records: [gap] }
}

/** What was wrong, in the person's words: kept with their judgement, for whoever keeps the knowledge. */
export function respondNote(
  { found: { judged }, request }: LogParts,
  values: Readonly<Record<string, readonly string[]>>,
): LogDraft {
  const [said = ''] = Object.hasOwn(values, NOTE) ? (values[NOTE] ?? []) : []
  const note = tidy(said, LONGEST_NOTE)
  if (!judged) return only(goneCard())
  if (note === '') return only(emptyNoteCard())
  const { from: by, at, place } = request
  const feedback = { reply: judged.reply.id, workspace: place.workspace, by, at, verdict: 'wrong' as const, note }
  return { ...only(keptNoteCard()), records: [{ kind: 'feedback', feedback }] }
}

export function respondRemove(parts: LogParts): LogDraft {
  const { found, memory } = parts
  const { judged } = found
  if (!judged) return only(goneCard())
  if (!isAsker(parts)) return only(notYoursCard())
  const { id } = judged.reply
  return {
    ...only(removedCard()),
    withdraw: [id],
    change: memory.answers ? { answers: memory.answers.filter(({ reply }) => reply !== id) } : {},
  }
}

/** An edited answer has the asker of the edit, who is the same: nobody else edits it. */
function isAsker({ request, found }: LogParts): boolean {
  return found.judged?.reply.asker.id === request.from.id
}
