import type { Comparison, KnowledgeBase, Topic } from '#model/knowledge.ts'
import type { MatchTopic, WordVectors } from '#model/match.ts'
import { enrich } from './enrich.ts'
import { type Learnt, restore } from './match/learnt.ts'
import { fingerprintOf, leaveOneOut, trainMatcher, type TrainingOptions } from './match/train-matcher.ts'
import type { TrainedModel } from './match/trained-model.ts'
import { toPlainText } from './text/rich-text.ts'
import { ranksIn } from './text/word-ranks.ts'
import { readClaims, type ReadClaim } from './understand/find-claim.ts'
import { createLexicon, knownWords, type KnownWords } from './understand/lexicon.ts'
import { understand } from './understand/understand.ts'

/** All of one comparison that had to be understood: phrasings and background, which the matcher learns from, and claims. */
export interface Lesson {
  readonly comparison: Comparison
  readonly words: KnownWords
  readonly topics: readonly MatchTopic[]
  readonly claims: readonly ReadClaim[]
  readonly options: TrainingOptions
  /** By a phrasing as the matcher sees it, the phrasing as it was written. */
  readonly written: ReadonlyMap<string, string>
}

export function prepareLesson(comparison: Comparison, knowledge: KnowledgeBase, vectors?: WordVectors): Lesson {
  const words = knownWords(comparison, knowledge)
  const lexicon = createLexicon(comparison, words, ranksIn(vectors))
  const written = new Map<string, string>()
  const read = (text: string): string => {
    const enriched = enrich(understand(text, lexicon))
    written.set(enriched, text)
    return enriched
  }
  return {
    comparison,
    words,
    topics: comparison.topics.map((topic) => ({
      id: topic.id,
      phrasings: phrasingsOf(topic).map(read),
      text: `${topic.title}. ${toPlainText(topic.card.lead.text)}`,
    })),
    claims: readClaims(comparison, lexicon),
    options: {
      background: [...knowledge.background, ...comparison.background].map(read),
      ...(vectors ? { vectors } : {}),
    },
    written,
  }
}

/** What a mind is made of, as plain data: of a lesson and of what was learnt from it, without what only learning needs. */
export interface PreparedMind {
  readonly comparison: string
  readonly words: KnownWords
  readonly topics: readonly string[]
  readonly claims: readonly ReadClaim[]
  /** Its texts are as an author wrote them. */
  readonly model: TrainedModel
}

export function prepareMind({ comparison, words, topics, claims, written }: Lesson, model: TrainedModel): PreparedMind {
  const texts = model.corpus.texts.map((text) => written.get(text) ?? text)
  return {
    comparison: comparison.id,
    words,
    topics: topics.map(({ id }) => id),
    claims,
    model: { ...model, corpus: { ...model.corpus, texts } },
  }
}

/** Names all that the training depends on: the same key, the same model. */
export function keyOf({ topics, options }: Lesson): string {
  return fingerprintOf(topics, options)
}

/** Takes seconds: where others wait, it belongs into a worker thread. */
export function learn({ topics, options }: Lesson): TrainedModel {
  return trainMatcher(topics, options)
}

/** The model that was learnt from this lesson before, quickly; undefined where it was learnt from another. */
export function remember({ topics, options }: Lesson, learnt: Learnt): TrainedModel | undefined {
  return restore(learnt, topics, options)
}

/** How well the phrasings stand up to one another: each is asked as if nobody had written it. Takes as long as `learn`. */
export function examine({ topics, options }: Lesson): ReturnType<typeof leaveOneOut> {
  return leaveOneOut(topics, options)
}

/** What people ask, what they state, and the named things that the topic explains. */
function phrasingsOf(topic: Topic): readonly string[] {
  const terms = topic.sections.filter((section) => section.about.kind === 'term')
  return [
    ...topic.questions,
    ...topic.claims.map((claim) => claim.statement),
    ...terms.map((section) => `what is ${section.title}`),
  ]
}
