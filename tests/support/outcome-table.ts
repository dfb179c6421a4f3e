import type { Board } from '#core/walkthrough/board.ts'
import { createJudge } from '#core/walkthrough/judge.ts'

/** Every partial state of a board: for each question the number of its value, 0 where it is left as it stands. */
export interface OutcomeTable {
  readonly sizes: readonly number[]
  readonly strides: readonly number[]
  /** The one result of all completions of a state; -1 where they differ. */
  readonly settled: Int16Array
}

export function tableOf(board: Board): OutcomeTable {
  const sizes = board.questions.map(({ values }) => values.length)
  const strides = sizes.map((_, at) => sizes.slice(0, at).reduce((product, size) => product * size, 1))
  const count = sizes.reduce((product, size) => product * size, 1)
  const judge = createJudge(board)
  const digit = (state: number, at: number): number => Math.floor(state / (strides[at] ?? 1)) % (sizes[at] ?? 1)
  const settled = Int16Array.from({ length: count }, (_, state) => judge(sizes.map((__, at) => digit(state, at))))
  // One question after the other, its open state takes in those where it is answered.
  for (const [at, size] of sizes.entries())
    for (let state = 0; state < count; state++)
      if (digit(state, at) === 0)
        for (let pick = 1; pick < size; pick++)
          if (settled[state + pick * (strides[at] ?? 1)] !== settled[state]) settled[state] = -1
  return { sizes, strides, settled }
}

/** The least number of questions until settled, on average over all answers, with the best possible choice of questions. */
export function optimalCards({ sizes, strides, settled }: OutcomeTable): number {
  const cards = new Float64Array(settled.length)
  for (let state = settled.length - 1; state >= 0; state--) {
    if (settled[state] !== -1) continue
    let best = Infinity
    for (const [at, size] of sizes.entries()) {
      const stride = strides[at] ?? 1
      if (size === 1 || Math.floor(state / stride) % size !== 0) continue
      let sum = 0
      for (let pick = 1; pick < size; pick++) sum += cards[state + pick * stride] ?? 0
      best = Math.min(best, 1 + sum / (size - 1))
    }
    // Everything is answered, and only a question left narrowed differs: nothing is left to ask.
    cards[state] = best === Infinity ? 0 : best
  }
  return cards[0] ?? 0
}
