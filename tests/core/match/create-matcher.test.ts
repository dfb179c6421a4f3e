import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatcher, trainMatcher } from '#core/match/create-matcher.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'

const topics = [
  {
    id: 'startup',
    phrasings: [
      'which starts faster',
      'how long does booting take',
      'what comes up quicker',
      'boot time compared',
      'start speed of both',
    ],
  },
  {
    id: 'isolation',
    phrasings: [
      'which is more secure',
      'how well are they separated',
      'can an attacker break out',
      'is the isolation strong',
      'which one is safer',
    ],
  },
  {
    id: 'cost',
    phrasings: [
      'which is cheaper',
      'what does it cost to run',
      'how much money do we save',
      'licence fees for both',
      'which has the lower price',
    ],
  },
  {
    id: 'storage',
    phrasings: [
      'where does my data go',
      'how do I keep a database',
      'are volumes persistent',
      'what happens to files on restart',
      'where are files stored',
    ],
  },
]
const background = [
  'hello there',
  'what is the weather like',
  'tell me a joke',
  'who won the match',
  'thanks a lot',
  'order a pizza please',
]
const vectors = loadWordVectors()
const options = { background, vectors }
const matcher = createMatcher(topics, options)

describe('the matcher', () => {
  it('finds every phrasing in its own topic, and is sure of it', () => {
    for (const { id, phrasings } of topics) {
      for (const phrasing of phrasings) {
        const { outcome, candidates } = matcher.match(phrasing)
        expect({ phrasing, id: candidates[0]?.id, outcome }).toEqual({ phrasing, id, outcome: 'sure' })
        expect(candidates[0]?.evidence.similarity).toBeGreaterThan(0.99)
      }
    }
  })

  it('finds a topic by words that no phrasing has', () => {
    expect(matcher.match('is it less expensive').candidates[0]?.id).toBe('cost')
  })

  it('reads misspelt words, and says how it read them', () => {
    const { candidates, repairs } = matcher.match('is the isolaton strong')
    expect(candidates[0]?.id).toBe('isolation')
    expect(repairs).toEqual([{ from: 'isolaton', to: 'isolation' }])
  })

  it('says which phrasing and which words decided', () => {
    const { candidates } = matcher.match('so what is the boot time then')
    expect(candidates[0]?.evidence.phrasing).toBe('boot time compared')
    expect(candidates[0]?.evidence.words).toContain('boot')
  })

  it('answers nothing where there are no words', () => {
    for (const text of ['', '   ', '?!', '👍👍']) {
      const { outcome, candidates } = matcher.match(text)
      expect(outcome).toBe('none')
      expect(candidates).toHaveLength(3)
      expect(candidates.every(({ score }) => score === 0)).toBe(true)
    }
  })

  it('finds the background less deserving than its own questions', () => {
    const own = matcher.match('which one is cheaper to run')
    const foreign = matcher.match('tell me another joke')
    expect(foreign.reject).toBeGreaterThan(own.reject)
    expect(foreign.candidates[0]?.score ?? 1).toBeLessThan(own.candidates[0]?.score ?? 0)
    expect(foreign.outcome).not.toBe('sure')
  })

  it('asks where two topics have the same phrasing', () => {
    const twins = createMatcher([
      { id: 'one', phrasings: ['how fast is it', 'speed of this thing'] },
      { id: 'other', phrasings: ['how fast is it', 'price of this thing'] },
    ])
    expect(twins.match('how fast is it').outcome).toBe('unsure')
  })

  it('works without topics, without phrasings and without vectors', () => {
    expect(createMatcher([]).match('anything')).toMatchObject({ outcome: 'none', candidates: [] })
    const bare = createMatcher([
      { id: 'cold-start', phrasings: [] },
      { id: 'price', phrasings: [], text: 'what it costs' },
    ])
    expect(bare.match('cold start').candidates[0]?.id).toBe('cold-start')
    expect(createMatcher(topics).match('which one is the cheaper').candidates[0]?.id).toBe('cost')
  })

  it('orders candidates by score, and keeps every number between 0 and 1', () => {
    fc.assert(
      fc.property(messages(), (text) => {
        const { candidates, reject, thresholds } = matcher.match(text)
        const scores = candidates.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((one, other) => other - one))
        for (const number of [...scores, reject, ...candidates.map(({ evidence }) => evidence.similarity)]) {
          expect(number).toBeGreaterThanOrEqual(0)
          expect(number).toBeLessThanOrEqual(1)
        }
        expect(thresholds.none).toBeLessThanOrEqual(thresholds.sure)
      }),
    )
  })

  it('never throws on any text, and gives the same twice', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), messages()), (text) => {
        expect(matcher.match(text)).toEqual(matcher.match(text))
      }),
    )
  })

  it('is quick with a hundred thousand characters', () => {
    const started = performance.now()
    matcher.match('kernel wierd '.repeat(8000))
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('a trained model', () => {
  const model = trainMatcher(topics, options)

  it('is the same every time, to the bit', () => {
    expect(serialize(trainMatcher(topics, options)).equals(serialize(model))).toBe(true)
  })

  it('matches as before when it has been to a file or another thread', () => {
    const fromFile = createMatcher(topics, { ...options, model: deserialize(serialize(model)) })
    const fromThread = createMatcher(topics, { ...options, model: structuredClone(model) })
    fc.assert(
      fc.property(messages(), (text) => {
        expect(fromFile.match(text)).toEqual(matcher.match(text))
        expect(fromThread.match(text)).toEqual(matcher.match(text))
      }),
    )
  })

  it('is not used for other topics than its own', () => {
    const others = topics.map(({ id, phrasings }) => ({ id, phrasings: phrasings.slice(1) }))
    const text = 'which is the cheaper one'
    expect(createMatcher(others, { ...options, model }).match(text)).toEqual(createMatcher(others, options).match(text))
  })
})

/** Messages made of the topics' words, some of them misspelt, and of others. */
function messages(): fc.Arbitrary<string> {
  const words = [...topics.flatMap(({ phrasings }) => phrasings), ...background].flatMap((text) => text.split(' '))
  const word = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...words).map((one) => one.slice(0, 2) + one.slice(3)),
    fc.constantFrom('docker', 'the', 'giraffe', 'xyzzy'),
  )
  return fc.array(word, { maxLength: 12 }).map((parts) => parts.join(' '))
}
