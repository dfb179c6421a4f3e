import type { ClaimFound, Reading } from '#model/finding.ts'
import type { Comparison, KnowledgeBase } from '#model/knowledge.ts'
import type { Matcher } from '#model/match.ts'
import { isMark } from './enrich.ts'
import { learn, type Lesson } from './lesson.ts'
import { createMatcher } from './match/create-matcher.ts'
import type { TrainedModel } from './match/trained-model.ts'
import { createClaimFinder } from './understand/find-claim.ts'
import type { Lexicon } from './understand/lexicon.ts'

/** One comparison, ready for questions. */
export interface Mind {
  readonly comparison: Comparison
  readonly lexicon: Lexicon
  readonly matcher: Matcher
  readonly findClaim: (reading: Reading) => ClaimFound | undefined
}

/** All that `respond` and `show` know: the knowledge, and what was learnt from it. */
export interface World {
  readonly knowledge: KnowledgeBase
  readonly minds: readonly Mind[]
}

/** `modelOf` gives the trained model of a lesson, from a cache for instance; without it each is trained here, which takes seconds. */
export function createWorld(
  knowledge: KnowledgeBase,
  lessons: readonly Lesson[],
  modelOf: (lesson: Lesson) => TrainedModel | undefined = learn,
): World {
  return {
    knowledge,
    minds: lessons.map((lesson): Mind => {
      const { comparison, lexicon, topics, claims, options, written } = lesson
      const model = modelOf(lesson)
      const matcher = createMatcher(topics, { ...options, ...(model ? { model } : {}) })
      return {
        comparison,
        lexicon,
        matcher: { match: (text) => asWritten(matcher.match(text), written) },
        findClaim: createClaimFinder(claims),
      }
    }),
  }
}

/** Evidence is read by people: they see the phrasings as an author wrote them. */
function asWritten(result: ReturnType<Matcher['match']>, written: Lesson['written']): ReturnType<Matcher['match']> {
  const candidates = result.candidates.map(({ id, score, evidence }) => {
    const phrasing = written.get(evidence.phrasing) ?? evidence.phrasing
    const words = evidence.words.filter((word) => !isMark(word))
    return { id, score, evidence: { phrasing, words, similarity: evidence.similarity } }
  })
  return { ...result, candidates }
}
