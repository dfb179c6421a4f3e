import { exponential, logarithm } from './arithmetic.ts'
import type { Example } from './calibrate.ts'
import { solve } from './linear-algebra.ts'
import { best, type Standing } from './measure.ts'
import type { Spread } from './trained-model.ts'

// How the chance of being right is shared among the topics, given that one of them is:
//
//   share of a topic = exp(raw × a + nearest × b) / the sum of these over the topics
//
// a and b are learnt from the phrasings in hindsight. The shares of topics that answer one another's questions may be added.

export interface Share {
  readonly topic: number
  readonly share: number
}

/** Of more topics the rest have next to nothing. */
export const shared = 16

const usual: Spread = { raw: 8, nearest: 2 }
/** Two numbers are learnt. */
const mostExamples = 2000

/** The shares of the best topics, in the order of their standing; together one, where there is any topic. */
export function sharesOf(standings: readonly Standing[], { raw, nearest }: Spread): readonly Share[] {
  const top = best(standings, shared)
  const logits = top.map((one) => raw * one.raw + nearest * one.nearest)
  const highest = Math.max(...logits)
  const weights = logits.map((logit) => exponential(logit - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return top.map(({ topic }, place) => ({ topic, share: (weights[place] ?? 0) / total }))
}

/** The most likely numbers, drawn a little towards the usual ones. One that comes out below nought is left out. */
export function fitSpread(all: readonly Example[]): Spread {
  const examples = judgedOf(all)
  const both = newton(examples, usual)
  if (both.raw >= 0 && both.nearest >= 0) return both
  const one = newton(examples, both.raw < 0 ? { raw: 0, nearest: usual.nearest } : { raw: usual.raw, nearest: 0 })
  return { raw: Math.max(0, one.raw), nearest: Math.max(0, one.nearest) }
}

interface Judged {
  readonly top: readonly Standing[]
  readonly right: Standing
}

function judgedOf(all: readonly Example[]): readonly Judged[] {
  const deserving = all.filter(({ topic }) => topic !== undefined)
  const step = Math.max(1, Math.ceil(deserving.length / mostExamples))
  return deserving
    .filter((_, at) => at % step === 0)
    .flatMap(({ topic, standings }) => {
      const top = best(standings, shared)
      const right = top.find((one) => one.topic === topic)
      return right ? [{ top, right }] : []
    })
}

/** Newton's method on the likelihood of the right topics, drawn towards the goal. What has nought as its goal stays there. */
function newton(examples: readonly Judged[], goal: Spread): Spread {
  let spread = goal
  let reached = likelihood(examples, spread, goal)
  for (let round = 0; round < 30; round++) {
    const slope = Float64Array.of(goal.raw - spread.raw, goal.nearest - spread.nearest)
    const curvature = Float64Array.of(1, 0, 0, 1)
    for (const { top, right } of examples) addExample(top, right, spread, slope, curvature)
    for (const [at, wanted] of [goal.raw, goal.nearest].entries()) {
      if (wanted !== 0) continue
      slope[at] = 0
      curvature.fill(0, 1, 3)
    }
    const move = solve(curvature, slope)
    // Far from the goal a full step may overshoot: it is halved until it leads uphill.
    let length = 1
    let next = stepped(spread, move, length)
    let value = likelihood(examples, next, goal)
    while (value < reached && length > 1e-6) {
      length /= 2
      next = stepped(spread, move, length)
      value = likelihood(examples, next, goal)
    }
    if (value <= reached) break
    spread = next
    reached = value
  }
  return spread
}

function stepped({ raw, nearest }: Spread, move: Float64Array, length: number): Spread {
  return { raw: raw + length * (move[0] ?? 0), nearest: nearest + length * (move[1] ?? 0) }
}

function likelihood(examples: readonly Judged[], spread: Spread, goal: Spread): number {
  const raw = spread.raw - goal.raw
  const nearest = spread.nearest - goal.nearest
  let sum = -(raw * raw + nearest * nearest) / 2
  for (const { top, right } of examples) {
    const own = spread.raw * right.raw + spread.nearest * right.nearest
    let rest = 0
    for (const one of top) rest += exponential(spread.raw * one.raw + spread.nearest * one.nearest - own)
    sum -= logarithm(rest)
  }
  return sum
}

function addExample(
  top: readonly Standing[],
  right: Standing,
  spread: Spread,
  slope: Float64Array,
  curvature: Float64Array,
): void {
  const logits = top.map((one) => spread.raw * one.raw + spread.nearest * one.nearest)
  const highest = Math.max(...logits)
  const weights = logits.map((logit) => exponential(logit - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const means = [0, 0]
  const squares = [0, 0, 0, 0]
  for (const [place, one] of top.entries()) {
    const share = (weights[place] ?? 0) / total
    const row = [one.raw, one.nearest]
    for (const [at, value] of row.entries()) {
      means[at] = (means[at] ?? 0) + share * value
      for (const [column, other] of row.entries())
        squares[at * 2 + column] = (squares[at * 2 + column] ?? 0) + share * value * other
    }
  }
  for (const [at, value] of [right.raw, right.nearest].entries()) {
    slope[at] = (slope[at] ?? 0) + value - (means[at] ?? 0)
    for (const column of [0, 1])
      curvature[at * 2 + column] =
        (curvature[at * 2 + column] ?? 0) + (squares[at * 2 + column] ?? 0) - (means[at] ?? 0) * (means[column] ?? 0)
  }
}
