// What a message comes to for each topic, before it is a probability; and the same in hindsight for the phrasings themselves.

/** One topic's standing with a message. */
export interface Standing {
  readonly topic: number
  /** The trained score (about 0 to 1), or the nearness of the nearest phrasing where there are too many to train. */
  readonly raw: number
  /** The nearness of the topic's nearest phrasing. */
  readonly nearest: number
}

/** What the calibration looks at for one candidate. */
export interface Measures {
  readonly raw: number
  /** How far it is ahead of the best other topic; negative where it is behind. */
  readonly margin: number
  /** The reject class's raw score. */
  readonly reject: number
  /** The nearness of the best candidate's nearest phrasing. */
  readonly nearest: number
}

export const shown = 3

/** The best standings, best first; equal ones in the order of the topics. */
export function best(standings: readonly Standing[], wanted: number): readonly Standing[] {
  const top: Standing[] = []
  for (const standing of standings) enter(top, standing, wanted)
  return top
}

/** Puts a standing among the best of those so far, if it is one of them. */
export function enter(top: Standing[], standing: Standing, wanted: number): void {
  let place = top.length
  while (place > 0 && isBefore(standing, top[place - 1])) place--
  if (place >= wanted) return
  top.splice(place, 0, standing)
  if (top.length > wanted) top.pop()
}

function isBefore(one: Standing, other: Standing | undefined): boolean {
  return other !== undefined && (one.raw > other.raw || (one.raw === other.raw && one.topic < other.topic))
}

/** The measures of the best candidates, in their order. `top` is what `best` gave. */
export function measuresOf(top: readonly Standing[], reject: number): readonly Measures[] {
  const first = top[0]?.raw ?? 0
  const second = top[1]?.raw ?? 0
  const nearest = top[0]?.nearest ?? 0
  return top.map(({ raw }, place) => ({ raw, margin: raw - (place === 0 ? second : first), reject, nearest }))
}
