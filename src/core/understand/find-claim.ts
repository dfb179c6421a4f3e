import type { ClaimFound, Reading } from '#model/finding.ts'
import type { Claim, Comparison } from '#model/knowledge.ts'
import { stem } from '../text/stem.ts'
import type { Lexicon } from './lexicon.ts'
import { understand } from './understand.ts'

/** Below this the message says something else than the claim. */
const NEAR = 0.6

/** Words that hold a statement together and tell nothing of what it states. */
const HOLLOW = new Set(
  'a an the is are was were be been do does did i we you he she it they them their its my our your that this these those of to in on at for with by as and or but so if then than pretty sure think thought heard believe right correct true really actually just also still even there here all any one no not never nobody none nothing without neither nor can could will would should must may might have has had what which who how why when where guess basically always only need needs'.split(
    ' ',
  ),
)

/** A statement of the knowledge, and how it is understood. */
export interface ReadClaim {
  readonly topic: string
  readonly claim: Claim
  readonly reading: Reading
}

interface Known extends ReadClaim {
  readonly weights: ReadonlyMap<string, number>
}

export function readClaims(comparison: Comparison, lexicon: Lexicon): readonly ReadClaim[] {
  return comparison.topics.flatMap((topic) =>
    topic.claims.map((claim) => ({ topic: topic.id, claim, reading: understand(claim.statement, lexicon) })),
  )
}

/** Finds the statement of the knowledge that a reading repeats: by the share of telling words in common, weighed by rarity. */
export function createClaimFinder(all: readonly ReadClaim[]): (reading: Reading) => ClaimFound | undefined {
  const counts = new Map<string, number>()
  for (const { reading } of all) for (const word of tellingWords(reading)) counts.set(word, (counts.get(word) ?? 0) + 1)
  // Rarity in tenths of an octave, counted without logarithms: their last bit differs between machines.
  const rarity = (word: string): number => {
    let octaves = 1
    for (let seen = counts.get(word) ?? 0; seen * 2 <= all.length && octaves < 6; seen = Math.max(1, seen * 2))
      octaves++
    return octaves
  }
  const weigh = (reading: Reading): ReadonlyMap<string, number> =>
    new Map([...tellingWords(reading)].map((word) => [word, rarity(word)]))
  const known: readonly Known[] = all.map(({ topic, claim, reading }) => ({
    topic,
    claim,
    reading,
    weights: weigh(reading),
  }))

  return (reading) => {
    const weights = weigh(reading)
    let best: ClaimFound | undefined
    for (const { topic, claim, weights: other, reading: stated } of known) {
      const similarity = overlap(weights, other)
      if (similarity < NEAR || similarity <= (best?.similarity ?? 0)) continue
      best = { topic, claim, similarity, isOpposite: isOpposite(reading, stated) }
    }
    return best
  }
}

function tellingWords(reading: Reading): ReadonlySet<string> {
  const subjects = new Map(reading.subjects.map((subject) => [subject.said, `subject ${subject.id}`]))
  const joined = [...subjects].reduce(
    (text, [said, name]) => text.replaceAll(` ${said} `, ` ${name.replaceAll(' ', '_')} `),
    ` ${reading.words.join(' ')} `,
  )
  return new Set(
    joined
      .trim()
      .split(' ')
      .filter((word) => !HOLLOW.has(word))
      .map((word) => stem(word)),
  )
}

/** The share of weight in common, of the weight of both (Dice's coefficient). */
function overlap(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let common = 0
  let total = 0
  for (const [word, weight] of one) {
    total += weight
    if (other.has(word)) common += weight
  }
  for (const weight of other.values()) total += weight
  return total === 0 ? 0 : (2 * common) / total
}

/** One says "not" and the other does not, or they say "faster" of different subjects. Two turns cancel out. */
function isOpposite(one: Reading, other: Reading): boolean {
  const isTurned =
    one.pole?.subject !== undefined &&
    other.pole?.subject !== undefined &&
    one.pole.criterion === other.pole.criterion &&
    (one.pole.subject === other.pole.subject) !== (one.pole.end === other.pole.end)
  return (one.isNegated !== other.isNegated) !== isTurned
}
