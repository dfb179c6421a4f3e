import type { Conversation, LastTopic } from '#model/conversation.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { NewRecord, Outcome } from '#model/outcome.ts'
import type { Request } from '#model/request.ts'
import { answerChoosing } from './answer/answer-choosing.ts'
import { answerTopic } from './answer/answer-topic.ts'
import { compareAll } from './answer/compare-table.ts'
import { answerMore } from './answer/more.ts'
import { walkOf } from './begin-walk.ts'
import { walk } from './choose.ts'
import { pressWalk } from './go-on.ts'
import { decodeRef, type Ref, type WalkthroughRef } from './refs/refs.ts'
import { titleOf } from './reply-to-findings.ts'
import { say, sentence } from './say.ts'
import type { World } from './world.ts'

/** A press on a button or an option. `answer`: what a question, asked by a button, is answered with. */
export function press(
  request: Extract<Request, { kind: 'press' }>,
  memory: Conversation,
  world: World,
  answer: (text: string) => Outcome,
): Outcome {
  const ref = decodeRef(request.ref)
  const outdated = sentence('That button leads nowhere any more.', ' Ask the question again, or say help.')
  if (!ref) return say(request, memory, outdated)
  if (ref.kind === 'wish') {
    const wish: NewRecord = { kind: 'gap', id: ref.gap, gap: 'comparison', text: '', wished: true }
    return say(request, memory, sentence('Noted for the authors.'), {}, [wish])
  }
  if (ref.kind === 'do' || ref.kind === 'look') {
    const scene = walkOf(memory, world.knowledge.comparisons)
    return pressWalk(
      request,
      ref,
      memory,
      scene,
      world.knowledge.comparisons.find(({ id }) => id === scene?.walk.comparison),
    )
  }
  const comparison = world.knowledge.comparisons.find((one) => one.id === ref.comparison)
  const drafted = comparison && show(ref, comparison, world, request, memory, answer)
  return drafted ?? say(request, memory, outdated)
}

function show(
  ref: Exclude<Ref, { kind: 'wish' } | WalkthroughRef>,
  comparison: Comparison,
  world: World,
  request: Request,
  memory: Conversation,
  answer: (text: string) => Outcome,
): Outcome | undefined {
  switch (ref.kind) {
    case 'choose': {
      const voice = memory.lastTopic?.voice ?? {}
      const subjects = comparison.subjects.map(({ id }) => id)
      return (
        walk(request, memory, comparison, world, { text: '', voice, subjects }) ??
        say(request, memory, answerChoosing(comparison, voice))
      )
    }
    case 'compare':
      return say(request, memory, compareAll(comparison))
    case 'example': {
      const example = comparison.examples[ref.number]
      return example === undefined ? undefined : answer(example)
    }
    case 'more': {
      const topic = comparison.topics.find((one) => one.id === ref.topic)
      if (!topic) return undefined
      const blocks = answerMore(topic, ref.focus, comparison)
      return say(request, memory, { audience: 'asker', summary: `More on: ${topic.title}.`, blocks })
    }
    case 'topic': {
      const topic = comparison.topics.find((one) => one.id === ref.topic)
      if (!topic) return undefined
      const said = memory.lastTopic?.voice ?? {}
      const all = comparison.subjects.map(({ id }) => id)
      const subjects = ref.focus.filter((id) => all.includes(id))
      const terms = ref.focus.filter((id) => !all.includes(id))
      const about = subjects.length > 0 ? subjects : all
      const { summary, blocks } = answerTopic({ topic, subjects: about, terms, said, isWhy: false }, comparison)
      const lastTopic: LastTopic = { comparison: comparison.id, topic: topic.id, subjects: about, voice: said }
      return say(request, memory, { summary, blocks, title: titleOf(topic, comparison, said) }, { lastTopic })
    }
  }
}
