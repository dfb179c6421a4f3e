import type { Conversation } from '#model/conversation.ts'
import type { Finding, Rival } from '#model/finding.ts'
import { type Belonging, belongingOf } from './belonging.ts'
import { SAME_PHRASING, threadOf } from './find-topic.ts'
import { readMessage } from './read-message.ts'
import type { Mind, World } from './world.ts'

// Which comparison a message belongs to. Names decide before scores do: the comparison of which it names most, its neighbours
// counted off. Of those that are named equally the thread's own wins, then the first, unless another one is clearly nearer;
// two that are as near are asked back.

/** By so much another comparison has to be nearer than the first, so that chance does not decide. */
const CLEARLY = 0.15
/** And by so much, where no name speaks for it. */
const UNNAMED = 0.3
/** What each word of a name adds to the nearness. */
const NAMED = 0.1
const SEVERAL = 'several comparisons fit'

/** How one comparison reads the message. */
interface Reader extends Belonging {
  readonly mind: Mind
  readonly findings: readonly Finding[]
  readonly first: Finding
}

/** Reads a message as each comparison would, and takes the one that it is about. */
export function readForAll(text: string, world: World, memory: Conversation): readonly Finding[] {
  const readers = world.minds.flatMap((mind) => readAs(mind, text, memory))
  const across = acrossComparisons(readers)
  if (across) return [across]
  const elsewhere = readers.find(
    ({ first, neighbours }) => neighbours.length > 0 && first.reading.intent === 'other comparison',
  )
  if (elsewhere && readers.every(({ sides }) => sides.length === 0)) return elsewhere.findings
  const fits = new Map(readers.map((reader) => [reader, fitOf(reader, readers)]))
  const most = Math.max(...fits.values())
  const fitting = readers.filter(
    (reader) => fits.get(reader) === most || (isPhrasing(reader) && foreignTo(reader, readers).length === 0),
  )
  const own =
    fitting.find((reader) => isOfThread(reader, memory)) ?? readers.find((one) => staysInThread(one, readers, memory))
  if (own) return own.findings
  const [first, ...others] = fitting
  if (!first) return []
  // A recommendation is as near to one comparison as to another: nothing but names tells.
  if (first.first.match.kind === 'walkthrough') return first.findings
  const margin = most <= 0 || first.sides.length === 0 ? UNNAMED : first.subjects.length > 0 ? CLEARLY : 0
  const [nearest] = others
    .filter((other) => nearnessOf(other) > nearnessOf(first) + margin)
    .toSorted((a, b) => nearnessOf(b) - nearnessOf(a))
  if (nearest) return nearest.findings
  const rivals = others.filter((other) => fitsAsWell(other, first))
  if (rivals.length === 0 || first.findings.length > 1) return first.findings
  const match = { kind: 'unsure' as const, candidates: topicsOf(first), because: SEVERAL }
  return [{ ...first.first, match, rivals: rivals.flatMap(rivalOf) }]
}

function readAs(mind: Mind, text: string, memory: Conversation): readonly Reader[] {
  const findings = readMessage(text, mind, threadOf(memory, mind))
  const [first] = findings
  return first ? [{ mind, findings, first, ...belongingOf(text, mind) }] : []
}

/** Word for word what people ask of the comparison: it is meant, whatever is named. */
function isPhrasing({ first }: Reader): boolean {
  return (first.candidates[0]?.evidence.similarity ?? 0) >= SAME_PHRASING
}

function isOfThread({ mind }: Reader, { lastTopic }: Conversation): boolean {
  return mind.comparison.id === lastTopic?.comparison
}

/** Goes on with the thread, although another comparison has a word for what it names: nobody names a subject, or the thread's is nearer. */
function staysInThread(reader: Reader, readers: readonly Reader[], memory: Conversation): boolean {
  if (!isOfThread(reader, memory) || reader.first.match.kind !== 'sure' || !reader.first.reading.leans) return false
  return readers.every((other) => other.subjects.length === 0 || nearnessOf(other) < nearnessOf(reader))
}

/** How many of its subjects the message names, less the neighbours that are subjects of another comparison. */
function fitOf(reader: Reader, readers: readonly Reader[]): number {
  const { sides, isCounted } = reader
  if (readers.every((one) => one.sides.length === 0)) return isCounted ? 1 : 0
  return sides.length - foreignTo(reader, readers).length
}

function foreignTo({ neighbours }: Reader, readers: readonly Reader[]): readonly string[] {
  return neighbours.filter((name) => readers.some(({ mind }) => isSubject(name, mind)))
}

function isSubject(name: string, { lexicon }: Mind): boolean {
  return lexicon.find(name.split(' ')).some(({ meaning }) => meaning.kind === 'subject')
}

function nearnessOf({ first, words }: Reader): number {
  return first.nearness + words * NAMED
}

/** Both are sure, and of a topic; or both are asked for a bare name that they have in common. */
function fitsAsWell(other: Reader, best: Reader): boolean {
  const kinds = [best, other].map(({ first }) => first.match.kind)
  if (best.first.reading.intent === 'bare name') return kinds.every((kind) => kind === 'unsure')
  return kinds.every((kind) => kind === 'sure') && nearnessOf(other) > nearnessOf(best)
}

function topicsOf({ first: { match } }: Reader): readonly string[] {
  return match.kind === 'sure' ? [match.topic] : match.kind === 'unsure' ? match.candidates : []
}

function rivalOf(reader: Reader): readonly Rival[] {
  const [topic] = topicsOf(reader)
  return topic === undefined ? [] : [{ comparison: reader.mind.comparison.id, topic }]
}

/** "Docker vs Kubernetes": each is a subject here, and no comparison has both. Those that have one of them are offered. */
function acrossComparisons(readers: readonly Reader[]): Finding | undefined {
  if (readers.some((one) => one.first.match.kind !== 'none' && (one.sides.length > 1 || isPhrasing(one))))
    return undefined
  const found = readers.find(({ first }) => first.reading.intent === 'other comparison')
  const names = found?.first.reading.others ?? []
  const isKnown = (name: string): boolean => readers.some(({ mind }) => isSubject(name, mind))
  if (names.length < 2 || !names.every(isKnown)) return undefined
  const [best, ...others] = readers.filter(({ subjects }) => subjects.length > 0)
  if (!best || others.length === 0) return undefined
  return {
    ...best.first,
    match: { kind: 'unsure', candidates: [best.mind.comparison.overview], because: SEVERAL },
    rivals: others.map(({ mind: { comparison } }) => ({ comparison: comparison.id, topic: comparison.overview })),
  }
}
