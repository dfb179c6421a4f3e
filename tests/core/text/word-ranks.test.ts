import { describe, expect, it } from 'vitest'
import { ranksIn } from '#core/text/word-ranks.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'

describe('the ranks of words', () => {
  const vectors = loadWordVectors()
  const rankOf = ranksIn(vectors)

  it('are the places in the table, for each of its words', () => {
    const wrong = vectors.words.split('\n').filter((word, rank) => rankOf(word) !== rank)
    expect(wrong).toEqual([])
  })

  it('are not given to what is no word of it, nor to parts of words', () => {
    for (const word of ['', 'zzxqy', 'kerne', 'the\nof', 'kernel ', 'KERNEL'])
      expect([word, rankOf(word)]).toEqual([word, undefined])
    expect(ranksIn(undefined)('the')).toBeUndefined()
  })
})
