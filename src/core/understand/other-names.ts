import type { Mention } from './lexicon.ts'

// "Terraform or Ansible for this?", "docker vs podman", "ECS versus EKS": is something compared that is not compared here?

interface Others {
  readonly names: readonly string[]
  readonly isComparison: boolean
}

interface Operand {
  readonly name: string
  /** The subject it is or belongs to. */
  readonly side?: string
  /** Listed as a neighbour, whether or not it is explained here too. */
  readonly isElsewhere: boolean
  readonly isSubject: boolean
  /** A subject or a term. */
  readonly isExplained: boolean
  /** A subject, or something that belongs to one. */
  readonly isOurs: boolean
  /** Neither a subject, a term nor a neighbour. */
  readonly isUnknown: boolean
  /** Nothing but an article stands between it and the connecting word. */
  readonly isClose: boolean
}

/** What may stand between "or" and a name: "docker or a virtual machine". */
const ARTICLE = new Set(['a', 'an', 'the', 'use', 'using', 'plain', 'just'])
/** What is no name although it stands beside "or": "container or not?". */
const NO_NAME = new Set(
  'not no yes more less better else what which nothing none both neither so only it that this they'.split(' '),
)
const COMPARED = /^(?:compared|compares?|differs?|different)$/
/** How far from "or" a name may stand: "a small virtual machine or …". */
const REACH = 4

/**
 * What is set against each other and is not ours. Two names of different subjects are our comparison, whatever they are
 * called ("ESXi or Docker"); a neighbour against anything else is not, nor is "vs" between a subject and a stranger.
 */
export function otherNames(
  words: readonly string[],
  mentions: readonly Mention[],
  isFamiliar: (word: string) => boolean,
): Others {
  const subjects = new Set(mentions.flatMap(({ meaning }) => (meaning.kind === 'subject' ? [meaning.id] : [])))
  const none = { names: [], isComparison: false }
  const sides = new Set(
    mentions.flatMap(({ meaning }) =>
      meaning.kind === 'subject'
        ? [meaning.id]
        : meaning.kind === 'term' && meaning.subject !== undefined
          ? [meaning.subject]
          : [],
    ),
  )
  if (sides.size > 1) return none
  for (const [at, word] of words.entries()) {
    if (!isConnector(word, at, words)) continue
    const isSaid = word === 'with' || word === 'to' || word === 'from'
    const isVerb = isSaid && COMPARED.test(words[at - 1] ?? '')
    const isStrict = word === 'vs' || word === 'versus' || isSaid
    const left = operandBefore(isVerb ? at - 1 : at, words, mentions)
    const right = operandAfter(at + 1, words, mentions)
    if (!left || !right) continue
    if (left.side !== undefined && right.side !== undefined && left.side !== right.side) continue
    // "Compared with" and "differs from" stand before all sorts of things: there only a name that nobody here uses tells.
    const isStrange = ({ isUnknown, name }: Operand): boolean => isUnknown && !isFamiliar(name) && /^\D{3,}/.test(name)
    const isNeighbour =
      (isSaid ? left.isElsewhere && !left.isExplained && right.isClose : left.isElsewhere && right.isClose) ||
      (isSaid ? right.isElsewhere && !right.isExplained && left.isClose : right.isElsewhere && left.isClose)
    const isStranger =
      isStrict &&
      ((left.isUnknown && right.isSubject && right.isClose && !isSaid) ||
        (right.isUnknown && left.isSubject && left.isClose && !isSaid) ||
        (isStrange(left) && right.isOurs && right.isClose) ||
        (isStrange(right) && left.isOurs && left.isClose))
    const isForeign = left.isUnknown && right.isUnknown && mentions.length === 0
    const isBeside =
      isStrict &&
      subjects.size === 0 &&
      left.side === undefined &&
      right.side === undefined &&
      left.isClose &&
      right.isClose &&
      !(left.isUnknown && right.isUnknown)
    if (isNeighbour || isStranger || isForeign || isBeside)
      return { names: [left.name, right.name], isComparison: true }
  }
  return none
}

/** "and" compares only after "between", "compare" and their like. */
function isConnector(word: string, at: number, words: readonly string[]): boolean {
  if (word === 'vs' || word === 'versus' || word === 'or') return at > 0
  if (word === 'with' || word === 'to' || word === 'from')
    return at > 1 && (COMPARED.test(words[at - 1] ?? '') || words[at - 2] === 'compare' || words[at - 3] === 'compare')
  if (word === 'and')
    return words
      .slice(Math.max(0, at - 7), at)
      .some((one) => /^(?:between|compare|comparing|comparison|difference)$/.test(one))
  return (
    word === 'than' &&
    words
      .slice(Math.max(0, at - 4), at)
      .some((one) => /^(?:better|faster|safer|cheaper|rather|lighter|easier)$/.test(one))
  )
}

function operandBefore(end: number, words: readonly string[], mentions: readonly Mention[]): Operand | undefined {
  const near = mentions.filter((one) => isName(one) && one.end <= end && one.end > end - REACH)
  const last = Math.max(...near.map((one) => one.end))
  const found = toOperand(
    near.filter((one) => one.end === last),
    words,
    last === end,
  )
  return found ?? unknownOperand(words[end - 1])
}

function operandAfter(start: number, words: readonly string[], mentions: readonly Mention[]): Operand | undefined {
  const near = mentions.filter((one) => isName(one) && one.start >= start && one.start < start + REACH)
  const first = Math.min(...near.map((one) => one.start))
  const isClose = first === start || (first === start + 1 && ARTICLE.has(words[start] ?? ''))
  const found = toOperand(
    near.filter((one) => one.start === first),
    words,
    isClose,
  )
  return found ?? unknownOperand(words.slice(start).find((word) => !ARTICLE.has(word)))
}

function unknownOperand(word: string | undefined): Operand | undefined {
  if (word === undefined || NO_NAME.has(word)) return undefined
  return {
    name: word,
    isElsewhere: false,
    isSubject: false,
    isExplained: false,
    isOurs: false,
    isUnknown: true,
    isClose: true,
  }
}

function isName({ meaning }: Mention): boolean {
  return meaning.kind === 'subject' || meaning.kind === 'term' || meaning.kind === 'elsewhere'
}

function toOperand(mentions: readonly Mention[], words: readonly string[], isClose: boolean): Operand | undefined {
  const [first] = mentions.toSorted((a, b) => b.end - b.start - (a.end - a.start))
  if (!first) return undefined
  const [side] = mentions.flatMap(({ meaning }) =>
    meaning.kind === 'subject'
      ? [meaning.id]
      : meaning.kind === 'term' && meaning.subject !== undefined
        ? [meaning.subject]
        : [],
  )
  return {
    name: words.slice(first.start, first.end).join(' '),
    ...(side === undefined ? {} : { side }),
    isElsewhere: mentions.some(({ meaning }) => meaning.kind === 'elsewhere'),
    isSubject: mentions.some(({ meaning }) => meaning.kind === 'subject'),
    isExplained: mentions.some(({ meaning }) => meaning.kind === 'subject' || meaning.kind === 'term'),
    isOurs: side !== undefined,
    isUnknown: false,
    isClose,
  }
}
