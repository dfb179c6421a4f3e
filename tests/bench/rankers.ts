import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { createMatcher } from '#core/match/create-matcher.ts'
import type { MatchOutcome, MatchTopic, WordVectors } from '#model/match.ts'

/** Anything that names the topic of a question; the outcome where it has one. */
export type Rank = (text: string) => Ranked | Promise<Ranked>

export interface Ranked {
  readonly id: string | undefined
  readonly outcome?: MatchOutcome
}

export interface Ranker {
  readonly name: string
  readonly isSlow?: boolean
  build(topics: readonly MatchTopic[], background: readonly string[]): Rank | Promise<Rank>
}

export function versus(vectors: WordVectors | undefined): Ranker {
  return {
    name: vectors ? 'versus' : 'versus, no vectors',
    build(topics, background) {
      const matcher = createMatcher(topics, vectors ? { background, vectors } : { background })
      return (text) => {
        const { candidates, outcome } = matcher.match(text)
        return { id: candidates[0]?.id, outcome }
      }
    },
  }
}

export const fuseJs: Ranker = {
  name: 'fuse.js',
  isSlow: true,
  build(topics) {
    const phrasings = topics.flatMap(({ id, phrasings: own }) => own.map((text) => ({ id, text })))
    const fuse = new Fuse(phrasings, { keys: ['text'], threshold: 0.6, ignoreLocation: true })
    return (text) => ({ id: fuse.search(text, { limit: 1 })[0]?.item.id })
  },
}

export const miniSearch: Ranker = {
  name: 'minisearch',
  build(topics) {
    const search = new MiniSearch({ fields: ['text'], searchOptions: { fuzzy: 0.2 } })
    search.addAll(topics.map(({ id, phrasings }) => ({ id, text: phrasings.join('\n') })))
    return (text) => {
      const id: unknown = search.search(text)[0]?.id
      return { id: typeof id === 'string' ? id : undefined }
    }
  },
}

interface Nlp {
  addLanguage(language: string): void
  addDocument(language: string, text: string, intent: string): void
  train(): Promise<unknown>
  process(language: string, text: string): Promise<{ readonly intent: string }>
}

/** nlp.js is no dependency of ours: it is measured where somebody has installed `node-nlp`. */
export async function nlpJs(): Promise<Ranker | undefined> {
  const name = 'node-nlp'
  const loaded: { NlpManager?: new (settings: object) => Nlp } | undefined = await import(name).catch(() => undefined)
  const Manager = loaded?.NlpManager
  if (!Manager) return undefined
  return {
    name: 'nlp.js',
    async build(topics) {
      const nlp = new Manager({ languages: ['en'], nlu: { log: false }, autoSave: false, forceNER: false })
      for (const { id, phrasings } of topics) for (const text of phrasings) nlp.addDocument('en', text, id)
      await nlp.train()
      return async (text) => ({ id: (await nlp.process('en', text)).intent })
    },
  }
}
