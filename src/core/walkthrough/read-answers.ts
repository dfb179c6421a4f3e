import type { ReadAnswer } from '#model/conversation.ts'
import type { Flow } from '#model/flow.ts'
import { singular, wordsOf } from '../text/words.ts'

// Answers that stand in a message as their label or one of their aliases. Read strictly: what might mean something else is not
// read, since a person sees a missing answer at once and a wrong one late.
//
//   "our Postgres, we run Docker already, traffic comes in peaks, no GPU"
//        │              └ says what they have: team docker  │         └ negated: nothing
//        └ state heavy                                       └ load spiky

/** Words of ordinary talk that are aliases too: read where they are the whole message, never within one. */
const ORDINARY = new Set(
  'even old ours one none no nobody training edge our own just us constant nothing neither steady compose jobs open builds some data desktop cloud legacy audit own code vote bursts laptop laptops functions snapshots metal swarm'.split(
    ' ',
  ),
)
const NEGATION = new Set(
  'no not never without none neither nor instead than except stop stopped leave left hate nobody'.split(' '),
)
/** "We run Docker already": says what they have. Where a clause wishes or asks, the name of an option is no answer. */
const HAVING =
  /\b(?:already|run|runs|running|use|uses|using|have|has|know|knows|people|experience|experienced|skills?|skilled|shop|team|good at|at home in|operate|operates)\b/
const WISHING =
  /\b(?:should|shall|could|would|want|wants|wanted|consider|considering|think|thinking|plan|planning|move|moving|migrate|migrating|switch|switching|try|evaluate|evaluating|looking|decide|choose|between|or|versus|vs|instead)\b/
/** Clauses: what is negated or wished in one of them says nothing about the next. */
const CLAUSES = /[,;:()\n]|[.!?](?=\s|$)|\s[-–—]\s|\b(?:but|while|whereas)\b/i

interface Phrase {
  readonly words: readonly string[]
  readonly question: string
  readonly answer: string
  readonly isOption: boolean
}

/** `names`: words by which the subjects of the comparison go ("docker", "vm"), in lower case. */
export function readAnswers(flow: Flow, text: string, names: readonly string[]): readonly ReadAnswer[] {
  const phrases = phrasesOf(flow, names)
  const found = text.split(CLAUSES).flatMap((clause) => readClause(clause, phrases))
  // Two answers to one question are a near-tie, and a near-tie fills nothing.
  return found.filter(
    (one, at) =>
      found.every(({ question, answer }) => question !== one.question || answer === one.answer) &&
      found.findIndex(({ question }) => question === one.question) === at,
  )
}

function phrasesOf(flow: Flow, names: readonly string[]): readonly Phrase[] {
  const options = new Set([...names, ...flow.options.flatMap(({ label, aliases }) => [label, ...aliases])].map(keyOf))
  const all = flow.questions.flatMap(({ id, answers }) =>
    answers.flatMap((answer) =>
      [answer.label, ...answer.aliases].map((phrase): Phrase => {
        const words = wordsOf(phrase).map(singular)
        return { words, question: id, answer: answer.id, isOption: options.has(words.join(' ')) }
      }),
    ),
  )
  // Longest first: "windows 7" before "windows".
  return all
    .filter(({ words }) => words.length > 0 && !words.every((word) => ORDINARY.has(word)))
    .toSorted((one, other) => other.words.length - one.words.length)
}

function keyOf(phrase: string): string {
  return wordsOf(phrase).map(singular).join(' ')
}

function readClause(clause: string, phrases: readonly Phrase[]): readonly ReadAnswer[] {
  const written = wordsOf(clause)
  const words = written.map(singular)
  const joined = written.join(' ')
  const saysWhatIs = HAVING.test(joined) && !WISHING.test(joined)
  const taken = new Set<number>()
  return phrases.flatMap((phrase) => {
    const at = placesOf(phrase.words, words).find((place) => phrase.words.every((_, step) => !taken.has(place + step)))
    if (at === undefined) return []
    for (let step = 0; step < phrase.words.length; step++) taken.add(at + step)
    const isNegated = words.slice(Math.max(0, at - 3), at).some((word) => NEGATION.has(word))
    if (isNegated || (phrase.isOption && !saysWhatIs)) return []
    const quote = asWritten(clause, written.slice(at, at + phrase.words.length))
    return [{ question: phrase.question, answer: phrase.answer, quote }]
  })
}

function placesOf(phrase: readonly string[], words: readonly string[]): readonly number[] {
  return words.flatMap((_, at) => (phrase.every((word, step) => words[at + step] === word) ? [at] : []))
}

/** The words as the person wrote them, where they stand like that in the clause. */
function asWritten(clause: string, words: readonly string[]): string {
  const said = words.join(' ')
  const at = clause.toLowerCase().indexOf(said)
  return at < 0 ? said : clause.slice(at, at + said.length)
}
