import type { Conversation, GivenAnswer } from '#model/conversation.ts'
import type { Finding } from '#model/finding.ts'
import { tidy } from '../text/tidy.ts'

/** Judgements come soon or not at all. */
const REMEMBERED = 8
const LONGEST_TEXT = 300
const MOST_CANDIDATES = 2

type Answers = Pick<Conversation, 'answers'>

/** With one more answer remembered, if the first sure finding is one. */
export function withAnswer(
  { answers = [] }: Answers,
  findings: readonly Finding[],
  reply: string,
  asked: string,
): Answers {
  const found = findings.find(({ match }) => match.kind === 'sure')
  if (found?.match.kind !== 'sure' || found.comparison === undefined) return {}
  const { topic } = found.match
  const candidates = found.candidates.map(({ id }) => id).filter((id) => id !== topic)
  return remembering(answers, {
    reply,
    asked,
    comparison: found.comparison,
    topic,
    candidates: candidates.slice(0, MOST_CANDIDATES),
    subjects: found.subjects,
    text: tidy(found.reading.text, LONGEST_TEXT),
  })
}

export function remembering(answers: readonly GivenAnswer[], answer: GivenAnswer): Answers {
  return { answers: [...answers.filter(({ reply }) => reply !== answer.reply), answer].slice(-REMEMBERED) }
}

/** What was said in a message that was deleted is not remembered either. */
export function withoutMessage(memory: Conversation, message: string): Conversation {
  if (!memory.answers?.some(({ asked }) => asked === message)) return memory
  return { ...memory, answers: memory.answers.filter(({ asked }) => asked !== message) }
}
