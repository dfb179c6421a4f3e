import type { Board } from './board.ts'

/** With so many completions or fewer, all are looked at. */
const FEW = 512
const SAMPLED = 256

/** Completions, one behind the other: the number of the value for every question. */
export interface Sample {
  readonly count: number
  readonly picks: Uint8Array
}

/**
 * Completions in which every open question is answered: all of them, or a fixed sample that looks random and is the same every
 * time (a linear congruential generator).
 */
export function sampleOf({ questions }: Board): Sample {
  const answers = questions.map(({ values }) => values.length - 1)
  const all = answers.reduce((product, count) => product * Math.max(1, count), 1)
  const count = all <= FEW ? all : SAMPLED
  const picks = new Uint8Array(count * questions.length)
  let state = 1
  for (let place = 0; place < count; place++) {
    let rest = place
    for (const [at, own] of answers.entries()) {
      if (own === 0) continue
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      picks[place * questions.length + at] = 1 + (all > FEW ? Math.floor((state / 2 ** 32) * own) : rest % own)
      rest = Math.floor(rest / own)
    }
  }
  return { count, picks }
}
