import type { Corpus } from './corpus.ts'
import type { Written } from './evidence.ts'
import { indexCorpus, type IndexData } from './phrasing-index.ts'
import type { ReaderData } from './reader.ts'
import { layoutOf, type Layout } from './stand.ts'

/**
 * All that matching needs of a corpus, as plain data: to read the phrasings anew would take longer than anything else at a
 * start.
 */
export interface StoredCorpus extends Layout, Written {
  readonly reader: ReaderData
  readonly index: IndexData
}

export function storeCorpus(corpus: Corpus): StoredCorpus {
  return {
    ...layoutOf(corpus),
    texts: corpus.rows.map(({ text }) => text),
    reader: corpus.readerData,
    index: indexCorpus(corpus),
  }
}
