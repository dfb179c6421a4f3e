import type { LastTopic } from '#model/conversation.ts'
import type { ClaimFound, CriterionFound, Reading } from '#model/finding.ts'
import type { Comparison, Topic } from '#model/knowledge.ts'
import type { Candidate } from '#model/match.ts'

interface Known {
  readonly reading: Reading
  readonly comparison: Comparison
  /** The thread that the message leans on. */
  readonly thread: LastTopic | undefined
  readonly claim: ClaimFound | undefined
}

/** By how much the odds of a topic grow with what the message names. Found on the phrasings, not on the evaluation set. */
const ODDS = {
  /** Its criterion is named, and no other as often: by one word, by several. */
  onlyCriterion: [2.5, 5] as const,
  /** Its criterion is named, among others. */
  criterion: 1.5,
  /** Another criterion is named. */
  notNamed: 0.5,
  /** It explains a thing that is named. */
  term: 3,
  /** It is asked what that thing, or a subject, is. */
  definition: 10,
  /** It has a claim that the message repeats. */
  claim: 6,
  /** The thread is on it, and the message brings nothing of its own, or little, or more. */
  thread: [12, 12, 5, 2],
  whyOfThread: 60,
}

/** What a topic has by being named alone, where the matcher saw nothing of it. */
const UNSEEN = 0.06

/** The matcher's candidates, and those that the message names, with their odds moved by what it names; best first. */
export function scoreTopics(matched: readonly Candidate[], known: Known): readonly Candidate[] {
  const { comparison } = known
  return comparison.topics
    .map((topic): Candidate => {
      const seen = matched.find((one) => one.id === topic.id)
      const factor = factorOf(topic, known)
      const base = seen?.score ?? (factor > 1 ? UNSEEN : 0)
      const evidence = seen?.evidence ?? { phrasing: '', similarity: 0, words: [] }
      return { id: topic.id, score: raise(base, factor), evidence }
    })
    .filter((candidate) => candidate.score > 0)
    .toSorted((a, b) => b.score - a.score)
}

/** Odds times a factor, as a probability again. */
function raise(score: number, factor: number): number {
  const odds = Math.max(0, Math.min(score, 0.999)) * factor
  return odds / (odds + 1 - Math.min(score, 0.999))
}

function factorOf(topic: Topic, { reading, comparison, thread, claim }: Known): number {
  let factor = 1
  const { criteria, terms, subjects, intent } = reading
  const main = dominant(criteria)
  const isNamed = criteria.some((one) => one.id === topic.criterion)
  const isWhole = comparison.criteria.some((one) => one.topic === topic.id)
  if (isNamed)
    factor *= main?.id === topic.criterion && isWhole ? ODDS.onlyCriterion[main.strength > 1 ? 1 : 0] : ODDS.criterion
  const explains = terms.some(({ id }) =>
    topic.sections.some(({ about }) => about.kind === 'term' && about.term === id),
  )
  if (explains) factor *= intent === 'definition' ? ODDS.definition : ODDS.term
  if (claim?.topic === topic.id) factor *= ODDS.claim
  const asksInGeneral =
    (intent === 'definition' || intent === 'difference') &&
    terms.length === 0 &&
    criteria.every((one) => one.id === topic.criterion)
  if (topic.id === comparison.overview && asksInGeneral && subjects.length > 0) factor *= ODDS.definition
  if (main && main.id !== topic.criterion && !isNamed) factor *= ODDS.notNamed
  if (thread?.topic === topic.id && criteria.length === 0 && terms.length === 0)
    factor *= intent === 'why' ? ODDS.whyOfThread : (ODDS.thread[reading.telling] ?? 1.5)
  return factor
}

/** The criterion with more words than any other. */
function dominant([first, second]: readonly CriterionFound[]): CriterionFound | undefined {
  return first && (second === undefined || second.strength < first.strength) ? first : undefined
}
