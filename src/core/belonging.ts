import { cleanMessage } from './text/clean-message.ts'
import { wordsOf } from './text/words.ts'
import type { Mention } from './understand/lexicon.ts'
import type { Mind } from './world.ts'

/** "Which of the three", "all two of them": as many as a comparison has subjects. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['both', 2],
  ['two', 2],
  ['three', 3],
  ['four', 4],
])
const BEFORE_NUMBER = /^(?:the|these|those|all)$/

export interface Belonging {
  /** The comparison's subjects that it names. */
  readonly subjects: readonly string[]
  /** Those to which something belongs that it names: "Quadlet" is Podman's. */
  readonly sides: readonly string[]
  /** How many words the names have: "docker container" says more than "docker". */
  readonly words: number
  /** Names of what the comparison knows as compared elsewhere. */
  readonly neighbours: readonly string[]
  /** It speaks of as many things as the comparison has subjects, and names none. */
  readonly isCounted: boolean
}

/** What of a message is the comparison's own. Looks at all of it, also at what its question leaves out. */
export function belongingOf(text: string, { comparison, lexicon }: Pick<Mind, 'comparison' | 'lexicon'>): Belonging {
  const words = wordsOf(cleanMessage(text)).map((word) => lexicon.repair(word))
  const mentions = lexicon.find(words)
  const subjects = new Set<string>()
  const sides = new Set<string>()
  const neighbours = new Set<string>()
  const covered = new Set<number>()
  for (const mention of mentions) {
    const { meaning, start, end } = mention
    if (meaning.kind === 'subject') subjects.add(meaning.id)
    if (meaning.kind === 'term' && meaning.subject !== undefined) sides.add(meaning.subject)
    if (meaning.kind === 'subject' || (meaning.kind === 'term' && meaning.subject !== undefined))
      for (let at = start; at < end; at++) covered.add(at)
    if (meaning.kind === 'elsewhere' && !mentions.some((one) => covers(one, mention)))
      neighbours.add(words.slice(start, end).join(' '))
  }
  return {
    subjects: [...subjects],
    sides: [...new Set([...subjects, ...sides])],
    words: covered.size,
    neighbours: [...neighbours],
    isCounted: countOf(words) === comparison.subjects.length,
  }
}

/** A neighbour that is explained here is none: a name that is a term too. */
function covers({ meaning, start, end }: Mention, other: Mention): boolean {
  return (meaning.kind === 'subject' || meaning.kind === 'term') && start <= other.start && end >= other.end
}

function countOf(words: readonly string[]): number | undefined {
  return words
    .map((word, at) => (word === 'both' || BEFORE_NUMBER.test(words[at - 1] ?? '') ? NUMBERS.get(word) : undefined))
    .find((count) => count !== undefined)
}
