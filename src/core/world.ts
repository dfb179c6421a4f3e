import type { ClaimFound, Reading } from '#model/finding.ts'
import type { Comparison, KnowledgeBase } from '#model/knowledge.ts'
import type { Matcher, MatchResult, WordVectors } from '#model/match.ts'
import { isMark } from './enrich.ts'
import type { PreparedMind } from './lesson.ts'
import { openMatcher } from './match/create-matcher.ts'
import { ranksIn } from './text/word-ranks.ts'
import { createClaimFinder } from './understand/find-claim.ts'
import { createLexicon, type Lexicon } from './understand/lexicon.ts'

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

export function createWorld(knowledge: KnowledgeBase, prepared: readonly PreparedMind[], vectors?: WordVectors): World {
  return {
    knowledge,
    minds: prepared.flatMap(({ comparison: id, words, topics, claims, model }): readonly Mind[] => {
      const comparison = knowledge.comparisons.find((one) => one.id === id)
      if (!comparison) return []
      const matcher = openMatcher(topics, model, vectors)
      const lexicon = createLexicon(comparison, words, ranksIn(vectors))
      const findClaim = createClaimFinder(claims)
      return [{ comparison, lexicon, matcher: { match: (text) => withoutMarks(matcher.match(text)) }, findClaim }]
    }),
  }
}

/** Evidence is read by people: they see none of the words that understanding adds. */
function withoutMarks(result: MatchResult): MatchResult {
  const candidates = result.candidates.map(({ id, score, evidence }) => {
    return { id, score, evidence: { ...evidence, words: evidence.words.filter((word) => !isMark(word)) } }
  })
  return { ...result, candidates }
}
