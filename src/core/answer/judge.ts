import type { ClaimFound, Reading } from '#model/finding.ts'
import type { ClaimVerdict, Passage, Topic } from '#model/knowledge.ts'

/** What is to be said of a claim or a yes/no question, before the reason. */
export type Judgement =
  /** Somebody wrote down what is to be said of just this statement. */
  | { readonly kind: 'claim'; readonly label: string; readonly answer: Passage }
  /** It follows from which subject the topic favours. */
  | { readonly kind: 'favour'; readonly label: string }

const LABELS: Readonly<Record<'claim' | 'yes-no', Readonly<Record<ClaimVerdict, string>>>> = {
  claim: { right: 'Right.', 'right, with a catch': 'Right, with a catch.', 'not quite': 'Not quite.', no: 'No.' },
  'yes-no': { right: 'Yes.', 'right, with a catch': 'Yes, with a catch.', 'not quite': 'Not quite.', no: 'No.' },
}

/**
 * Judges what a reading states or asks to be confirmed. Undefined where that would be a guess: the topic's own verdict then
 * stands without a label, since nothing is worse than "Yes" to a false claim.
 */
export function judge(reading: Reading, topic: Topic, found: ClaimFound | undefined): Judgement | undefined {
  if (reading.intent !== 'claim' && reading.intent !== 'yes-no') return undefined
  const labels = LABELS[reading.intent]
  if (found && found.topic === topic.id) {
    const verdict = found.isOpposite ? opposite(found.claim.verdict) : found.claim.verdict
    if (verdict) return { kind: 'claim', label: labels[verdict], answer: found.claim.answer }
  }
  const { pole } = reading
  if (topic.favours === undefined || pole?.subject === undefined || pole.criterion !== topic.criterion) return undefined
  if (!isComparative(pole.word) || reading.isNegated) return undefined
  const isTrue = (pole.end === 'better') === (pole.subject === topic.favours)
  return { kind: 'favour', label: isTrue ? labels.right : labels.no }
}

/** The opposite of a half-truth is not known. */
function opposite(verdict: ClaimVerdict): ClaimVerdict | undefined {
  if (verdict === 'right') return 'no'
  return verdict === 'no' ? 'right' : undefined
}

/** "Are containers secure?" is no comparison, "more secure" and "safer" are. */
function isComparative(word: string): boolean {
  return /\b(?:more|less|fewer|better|worse|stronger|weaker|harder|longer)\b|\w{2,}(?:er|ier)\b/.test(word)
}
