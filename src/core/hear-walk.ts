import type { Conversation } from '#model/conversation.ts'
import type { Finding } from '#model/finding.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Option } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import { carryOut } from './go-on.ts'
import { say } from './say.ts'
import { cleanMessage } from './text/clean-message.ts'
import { whyCard } from './walkthrough/details.ts'
import { hear } from './walkthrough/hear.ts'
import { bar } from './walkthrough/may-act.ts'
import { answerMove } from './walkthrough/press-card.ts'
import { choicesOf, note } from './walkthrough/question-card.ts'
import { readAnswers } from './walkthrough/read-answers.ts'
import { resembling } from './walkthrough/read-reply.ts'
import type { Scene } from './walkthrough/scene.ts'
import { looksLikeQuestion } from './understand/split-questions.ts'

/** What was said in the thread, where it is meant for the walkthrough beyond doubt: before anything else is tried. */
export function hearFirst(
  request: Request,
  text: string,
  memory: Conversation,
  scene: Scene,
  comparison: Comparison,
  isAside: boolean,
): Outcome | undefined {
  const said = cleanMessage(text)
  const heard = hear(scene, said, request.from, { isQuestion: looksLikeQuestion(said), isOverheard: isAside })
  if (!heard) return undefined
  if (heard.kind !== 'why') return carryOut(request, memory, scene, comparison, heard, true)
  const card = scene.step.kind === 'question' ? whyCard(scene, scene.step.question.id) : undefined
  // For everybody to read: the reason alone, not all that its answers count.
  return (
    card && say(request, memory, { summary: card.summary, blocks: card.blocks.filter(({ kind }) => kind !== 'list') })
  )
}

const OTHER_TALK: ReadonlySet<Finding['reading']['intent']> = new Set([
  'greeting',
  'thanks',
  'help',
  'insult',
  'injection',
  'foreign',
  'wordless',
  'how-to',
  'error',
  'trivia',
  'other comparison',
])

/**
 * What was said to us and is no question: answers to other open questions, then what resembles an answer to this one, then at most
 * three buttons. Undefined where it is no answer at all.
 */
export function hearLast(
  request: Request,
  text: string,
  memory: Conversation,
  scene: Scene,
  comparison: Comparison,
  finding: Finding | undefined,
): Outcome | undefined {
  const said = cleanMessage(text)
  if (looksLikeQuestion(said) || scene.state.decision || (finding && OTHER_TALK.has(finding.reading.intent)))
    return undefined
  const names = comparison.subjects.flatMap(({ name, short, plural, aliases }) => [name, short, plural, ...aliases])
  const read = readAnswers(scene.flow, said, names)
  if (read.length > 0) {
    const barred = bar(scene, request.from)
    const answers = Object.fromEntries(read.map((one) => [one.question, [one.answer]]))
    return carryOut(
      request,
      memory,
      scene,
      comparison,
      barred ?? { kind: 'move', acts: [{ kind: 'answer', answers }] },
      true,
    )
  }
  if (finding?.match.kind === 'sure' || scene.state.isPaused || scene.step.kind !== 'question') return undefined
  const { question, among } = scene.step
  const near = resembling(question, among, said)
  const [only, other] = near
  if (only !== undefined && other === undefined)
    return carryOut(
      request,
      memory,
      scene,
      comparison,
      bar(scene, request.from) ?? answerMove(scene, question.id, [only]),
      true,
    )
  return say(request, memory, whichOne(scene, near))
}

/** "Which one?" with at most three answers, those that resemble what was said before the others. */
function whichOne(scene: Scene, near: readonly string[]): ReturnType<typeof drafted> {
  if (scene.step.kind !== 'question') return drafted([])
  const { question } = scene.step
  const all = choicesOf(scene, scene.step, '')
  const options = all.kind === 'choices' ? all.options : []
  const isNear = ({ ref }: Option): boolean => near.some((id) => ref.includes(`|${question.id}|${id}|`))
  return drafted([...options.filter(isNear), ...options.filter((one) => !isNear(one))].slice(0, 3), question.ask)
}

function drafted(options: readonly Option[], ask = '') {
  const prompt = `I did not get that. ${ask}`
  return {
    summary: prompt,
    blocks: [
      { kind: 'choices' as const, prompt, pick: 'one' as const, options },
      note('The card has all answers; “not sure” is one.'),
    ],
  }
}
