import type { Board } from './board.ts'

/** With so many completions or fewer, all are looked at. */
const FEW = 512
const SAMPLED = 256

/**
 * Completions in which every open question is answered, each as the numbers of the values: all of them, or a fixed sample that
 * looks random and is the same every time.
 */
export function sampleOf(board: Board): readonly (readonly number[])[] {
  const counts = board.questions.map(({ values }) => values.length - 1)
  const all = counts.reduce((product, count) => product * Math.max(1, count), 1)
  const next = numbers()
  return Array.from({ length: Math.min(all, all <= FEW ? FEW : SAMPLED) }, (_, place) => {
    let rest = place
    return counts.map((count) => {
      if (count === 0) return 0
      if (all > FEW) return 1 + Math.floor(next() * count)
      const pick = 1 + (rest % count)
      rest = Math.floor(rest / count)
      return pick
    })
  })
}

/** A row of numbers from 0 to below 1, always the same (a linear congruential generator). */
function numbers(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
