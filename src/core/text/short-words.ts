// Short words, of three to five letters, in which a slip leaves too little for resemblance (spelling.ts): only a closed list of
// words is thought of, only one edit, and none that puts another letter first.

/** Gives the word itself where it is known or near to no word of the list, else the nearest. */
export type RepairShort = (word: string) => string

const shortest = 3
const longest = 5
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')

/** `targets` come with the commonest first: of two that are equally near the earlier one is meant. */
export function createShortSpeller(targets: Iterable<string>, isKnown: (word: string) => boolean): RepairShort {
  const places = new Map<string, number>()
  for (const target of targets) if (!places.has(target)) places.set(target, places.size)

  const nearest = (word: string): string => {
    for (const meant of readings(word)) {
      const [best] = meant
        .filter((target) => target.length >= shortest && places.has(target))
        .toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
      if (best !== undefined) return best
    }
    return word
  }

  return (word) =>
    word.length < shortest || word.length > longest || !/^[a-z]+$/.test(word) || isKnown(word) ? word : nearest(word)
}

/** What a word may stand for, the likelier slips first: letters swapped, one forgotten, one too many, one that is wrong. */
function readings(word: string): readonly (readonly string[])[] {
  const places = Array.from(word, (_, at) => at)
  const swapped = places
    .slice(1)
    .map((at) => `${word.slice(0, at - 1)}${word.charAt(at)}${word.charAt(at - 1)}${word.slice(at + 1)}`)
  const inner = [...places.slice(1), word.length]
  const forgotten = inner.flatMap((at) => letters.map((letter) => `${word.slice(0, at)}${letter}${word.slice(at)}`))
  // Of three letters too little is left where one of them is wrong.
  if (word.length === shortest) return [swapped, forgotten]
  const needless = places.slice(1).map((at) => `${word.slice(0, at)}${word.slice(at + 1)}`)
  const wrong = places
    .slice(1)
    .flatMap((at) => letters.map((letter) => `${word.slice(0, at)}${letter}${word.slice(at + 1)}`))
  return [swapped, forgotten, needless, wrong]
}
