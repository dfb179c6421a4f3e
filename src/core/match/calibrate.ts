import { logistic } from './arithmetic.ts'
import { best, measuresOf, shown, type Measures, type Standing } from './measure.ts'
import { solve } from './linear-algebra.ts'
import { fitSpread } from './share.ts'
import type { Calibration, Coefficients } from './trained-model.ts'

// From raw measures to probabilities and bands. The examples are the phrasings themselves, each judged as if it had not
// been there; messages that deserve no answer are the background, and the phrasings judged as if their topic were not there.

/** A message in hindsight. */
export interface Example {
  /** The right topic, or nothing where no answer is deserved. */
  readonly topic: number | undefined
  readonly standings: readonly Standing[]
  readonly reject: number
  /** A phrasing judged as if its topic were not there. */
  readonly isOrphan?: true
}

/** This part of the questions that have an answer may be refused by mistake. */
const refusedByMistake = 0.03
/** As many again may be asked back. */
const askedBack = 0.1
/** Where right answers are this likely, they may be given without asking, however many are asked back then. */
const likelyEnough = 0.5
/** A runner-up with this part of the best score is a near-tie. */
const tie = 0.75
/** Of all messages, the part that is assumed to deserve no answer. */
const undeserving = 1 / 3

/**
 * A phrasing without its topic counts so much of a message from the background: it looks more like a question that deserves
 * an answer than most that deserve none, and its topic's neighbours may well answer it.
 */
const orphanWeight = 0.2

/** Five numbers are learnt: more examples would only cost time. */
const mostExamples = 6000

const names = ['raw', 'margin', 'reject', 'nearest'] as const

// Where there are too few examples to learn from, these stand: what several public sets of questions came to.
const usualRight: Coefficients = { constant: -3, raw: 3.5, margin: 3.5, reject: -2, nearest: 2.5 }
const usualRejected: Coefficients = { constant: 2, raw: -3.5, margin: -1.5, reject: 3, nearest: -3 }

export function calibrate(all: readonly Example[]): Calibration {
  const step = Math.ceil(all.length / mostExamples)
  // Odd, so that of pairs (with its topic, without) both kinds stay.
  const examples = all.filter((_, at) => at % (step % 2 === 0 ? step + 1 : step) === 0)
  const deserving = examples.filter((example) => example.topic !== undefined).length
  const strangers = examples.filter(({ topic, isOrphan }) => topic === undefined && !isOrphan).length
  const shareOf = ({ isOrphan }: Example): number => (isOrphan && strangers > 0 ? orphanWeight : 1)
  const rest = examples.reduce((sum, one) => sum + (one.topic === undefined ? shareOf(one) : 0), 0)
  const weightless = (deserving * undeserving) / (1 - undeserving) / Math.max(1, rest)
  const judged = examples.map((example) => {
    const { topic, standings, reject } = example
    const top = best(standings, shown)
    const weight = topic === undefined ? weightless * shareOf(example) : 1
    return { topic, top, measures: measuresOf(top, reject), weight }
  })
  const right = fit(
    judged.flatMap(({ topic, top, measures, weight }) =>
      topic === undefined
        ? []
        : measures.map((one, place) => ({ measures: one, isTrue: top[place]?.topic === topic, weight })),
    ),
    usualRight,
  )
  const rejected = fit(
    judged.flatMap(({ topic, measures, weight }) =>
      measures.slice(0, 1).map((one) => ({ measures: one, isTrue: topic === undefined, weight })),
    ),
    usualRejected,
  )
  const scores = Float64Array.from(
    judged.filter(({ topic, measures }) => topic !== undefined && measures.length > 0),
    ({ measures: [first] }) => (first ? scoreOf({ right, rejected }, first, first) : 0),
  ).toSorted()
  const at = (part: number): number => scores[Math.floor(scores.length * part)] ?? likelyEnough
  const none = Math.min(at(refusedByMistake), likelyEnough)
  const sure = Math.max(at(refusedByMistake + askedBack), likelyEnough, none)
  return { right, rejected, spread: fitSpread(all), none, sure, tie }
}

/** How likely a candidate is right: that the message deserves an answer, and then that it is this one. */
export function scoreOf(
  { right, rejected }: Pick<Calibration, 'right' | 'rejected'>,
  candidate: Measures,
  first: Measures,
): number {
  return (1 - probability(rejected, first)) * probability(right, candidate)
}

export function probability(of: Coefficients, measures: Measures): number {
  return logistic(sumOf(of, measures))
}

function sumOf(of: Coefficients, measures: Measures): number {
  return names.reduce((sum, name) => sum + of[name] * measures[name], of.constant)
}

interface Judged {
  readonly measures: Measures
  readonly isTrue: boolean
  readonly weight: number
}

/** Newton's method, drawn towards the usual coefficients. One that comes out with the wrong sign stays at nought. */
function fit(examples: readonly Judged[], usual: Coefficients): Coefficients {
  let used: readonly (typeof names)[number][] = names
  for (;;) {
    const fitted = newton(examples, usual, used)
    const wrong = used.filter((name) => fitted[name] * usual[name] < 0)
    if (wrong.length === 0) return fitted
    used = used.filter((name) => !wrong.includes(name))
  }
}

function newton(
  examples: readonly Judged[],
  usual: Coefficients,
  used: readonly (typeof names)[number][],
): Coefficients {
  const size = used.length + 1
  const start = [usual.constant, ...used.map((name) => usual[name])]
  let current = start
  for (let round = 0; round < 30; round++) {
    const curvature = new Float64Array(size * size)
    const slope = new Float64Array(size)
    for (let at = 0; at < size; at++) {
      curvature[at * size + at] = 1
      slope[at] = (start[at] ?? 0) - (current[at] ?? 0)
    }
    for (const { measures, isTrue, weight } of examples) {
      const row = [1, ...used.map((name) => measures[name])]
      const guess = logistic(row.reduce((sum, value, at) => sum + value * (current[at] ?? 0), 0))
      const steepness = weight * Math.max(guess * (1 - guess), 1e-6)
      for (const [at, value] of row.entries()) {
        slope[at] = (slope[at] ?? 0) + weight * ((isTrue ? 1 : 0) - guess) * value
        for (const [column, other] of row.entries()) {
          curvature[at * size + column] = (curvature[at * size + column] ?? 0) + steepness * value * other
        }
      }
    }
    const step = solve(curvature, slope)
    // Half-way at first: far from the goal a full step of Newton's may overshoot.
    const length = round < 5 ? 0.5 : 1
    current = current.map((value, at) => value + length * (step[at] ?? 0))
    if (step.every((value) => Math.abs(value) < 1e-7)) break
  }
  const fitted: Record<string, number> = Object.fromEntries(used.map((name, at) => [name, current[at + 1] ?? 0]))
  return {
    constant: current[0] ?? 0,
    raw: fitted['raw'] ?? 0,
    margin: fitted['margin'] ?? 0,
    reject: fitted['reject'] ?? 0,
    nearest: fitted['nearest'] ?? 0,
  }
}
