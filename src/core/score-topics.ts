import type { LastTopic } from '#model/conversation.ts'
import type { ClaimFound, CriterionFound, Reading } from '#model/finding.ts'
import type { Comparison, Topic } from '#model/knowledge.ts'
import type { Candidate, MatchResult } from '#model/match.ts'
import { hasTechnicalShape } from './understand/technical-shape.ts'

interface Known {
  readonly reading: Reading
  readonly comparison: Comparison
  /** The thread that the message leans on. */
  readonly thread: LastTopic | undefined
  readonly claim: ClaimFound | undefined
}

/** By how much the odds of a topic grow with what the message names. Set by hand while looking at tests/eval. */
const ODDS = {
  /** Its criterion is named, and no other as often: by one word, by several. */
  onlyCriterion: [1.4, 6] as const,
  /** Its criterion is named, among others. */
  criterion: 1.4,
  /** Another criterion is named. */
  notNamed: 0.6,
  /** It explains a thing that is named. */
  term: 1.5,
  /** It is asked what that thing, or a subject, is. */
  definition: 2,
  /** More or less of its criterion is asked for: "lighter". */
  pole: 2,
  /** It has a claim that the message repeats. */
  claim: 20,
  /** The thread is on it, and the message brings nothing of its own, or little, or more. */
  thread: [30, 25, 6, 2],
  whyOfThread: 60,
}

/** To which power the matcher's shares are raised. */
const SHARPER = 1.7

/** Who asks in general says little more than the names: so many other telling words at most. */
const GENERAL = 4

/** What a topic has by being named alone, where the matcher saw nothing of it. */
const UNSEEN = 0.005
/** What the thread's topic has at least, for a message that leans on it. */
const OF_THREAD = 0.1

/**
 * By how much the odds of deserving no answer change with what the message names. The matcher weighs the words; that a
 * message which names both subjects is hardly ever out of place, it cannot know.
 */
const REJECT_ODDS = {
  bothSubjects: 0.03,
  oneSubject: 0.2,
  /** Only a named thing, or only criteria. */
  term: 0.5,
  nothing: 0.25,
  followUp: 0.6,
  claim: 0.25,
  /** More than half of its telling words are strangers. */
  strange: 4,
  /** It has a flag, a path, a code: of the phrasings one in 300 has, of the background one in 15. */
  technical: 5,
} as const

/** The matcher's chance that the message deserves no answer, moved by what it names. */
export function weighReject(reject: number, { reading, thread, claim }: Known): number {
  const { subjects, terms, strangers, telling } = reading
  let factor =
    subjects.length > 1
      ? REJECT_ODDS.bothSubjects
      : subjects.length > 0
        ? REJECT_ODDS.oneSubject
        : terms.length > 0
          ? REJECT_ODDS.term
          : REJECT_ODDS.nothing
  if (thread) factor *= REJECT_ODDS.followUp
  if (claim) factor *= REJECT_ODDS.claim
  if (hasTechnicalShape(reading.text)) factor *= REJECT_ODDS.technical
  if (strangers.length * 2 > telling) factor *= REJECT_ODDS.strange
  return raise(reject, factor)
}

/**
 * The matcher's shares, and the topics that the message names, moved by what it names; best first, and together the chance
 * that the message deserves an answer. The shares are sharpened: they were learnt from phrasings that were written so as not
 * to repeat one another, and what people ask is nearer to some phrasing than phrasings are to each other.
 */
export function scoreTopics(
  matched: Pick<MatchResult, 'candidates' | 'shares'>,
  reject: number,
  known: Known,
): readonly Candidate[] {
  const { comparison } = known
  const all = matched.shares.reduce((sum, { share }) => sum + share ** SHARPER, 0) || 1
  const weighed = comparison.topics.map((topic) => {
    const factor = factorOf(topic, known)
    const least = known.thread?.topic === topic.id ? OF_THREAD : factor > 1 ? UNSEEN : 0
    const share = matched.shares.find((one) => one.id === topic.id)?.share ?? 0
    return { id: topic.id, weight: Math.max(least, share ** SHARPER / all) * factor }
  })
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  return weighed
    .filter(({ weight }) => weight > 0)
    .map(({ id, weight }): Candidate => {
      const evidence = matched.candidates.find((one) => one.id === id)?.evidence
      return {
        id,
        score: (weight / total) * (1 - reject),
        evidence: evidence ?? { phrasing: '', similarity: 0, words: [] },
      }
    })
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
  if (reading.pole?.criterion === topic.criterion && isWhole) factor *= ODDS.pole
  const explains = terms.some(({ id }) =>
    topic.sections.some(({ about }) => about.kind === 'term' && about.term === id),
  )
  if (explains) factor *= intent === 'definition' ? ODDS.definition : ODDS.term
  if (claim?.topic === topic.id) factor *= ODDS.claim
  const asksInGeneral =
    (intent === 'definition' || intent === 'difference') &&
    terms.length === 0 &&
    // A long message has said what it is about.
    reading.telling - subjects.length <= GENERAL &&
    criteria.every((one) => one.id === topic.criterion)
  if (topic.id === comparison.overview && asksInGeneral && subjects.length > 0) factor *= ODDS.definition
  if (main && main.id !== topic.criterion && !isNamed) factor *= ODDS.notNamed
  if (thread?.topic === topic.id && criteria.length === 0 && terms.length === 0)
    factor *= intent === 'why' ? ODDS.whyOfThread : (ODDS.thread[reading.telling - reading.subjects.length] ?? 1.5)
  return factor
}

/** The criterion with more words than any other. */
function dominant([first, second]: readonly CriterionFound[]): CriterionFound | undefined {
  return first && (second === undefined || second.strength < first.strength) ? first : undefined
}
