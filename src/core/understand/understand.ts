import type { CriterionFound, Named, Pole, Reading } from '#model/finding.ts'
import { wordsOf } from '../text/words.ts'
import { intentOf } from './intent.ts'
import { isForeign } from './language.ts'
import type { Lexicon, Mention } from './lexicon.ts'
import { socialKind } from './message-kind.ts'
import { otherNames } from './other-names.ts'
import { looksLikeQuestion } from './split-questions.ts'
import { taskKind } from './task-kind.ts'

/** No word of its own says what it is about: "and start-up?", "which one is lighter then?", "is it safer?". */
const LEANING =
  /^(?:and|but|so|what about|how about|also|then|same|why|how come|ok|okay|or|even|still|really|in that case|for|any)\b|\b(?:it|its|that|this|they|them|these|those|one|ones|the other|the two|both|each|either|neither|there|here|the same|the former|the latter|then|too|instead)\b/
const NEGATION = /\b(?:not|no|never|none|nobody|nothing|without|neither|nor|hardly|nowhere|isn|aren|don|doesn)\b/
/** "…, isn't it?", "…, do they?": asks for a nod, and turns nothing round. */
const TAG =
  / (?:is|are|was|were|do|does|did|can|could|will|would|should|has|have)(?: not)? (?:it|they|that|there|we|you)(?: not)?$/
/** "Isn't docker …?" asks whether it is. */
const ASKED_IN_THE_NEGATIVE =
  /^((?:so |but |and |well )*(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have)) not\b/
/** Words too short to be repaired by resemblance, on which the kind of a question hangs. */
const MISTYPED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    wich: 'which',
    whcih: 'which',
    whihc: 'which',
    witch: 'which',
    wat: 'what',
    wht: 'what',
    waht: 'what',
    wen: 'when',
    whne: 'when',
    hwo: 'how',
    hw: 'how',
    wy: 'why',
    waz: 'what is',
    thier: 'there',
    teh: 'the',
  }),
)
/** Words that any question may have. */
const FUNCTION = new Set(
  'a an the is are was were be been am do does did can could will would shall should may might must have has had i we you he she it they me us him her them my our your his its their this that these those there here what which who whom whose when where why how and or but if so than then as at by for from in into of off on onto out over to up with without about between not no yes ok okay please thanks hi hey just really very quite too also only even still ever never more most less least much many some any all each both either neither one ones two same such like know think say tell mean want need get go make let lot bit thing things way kind sort actually basically exactly roughly again already yet now actual real whole main exact own good bad big true false right wrong new old problem problems issue issues case cases point question answer example reason kind part number level time idea place result fact word words sentence sentences sense use used using work works run runs running able possible different usual normal general overall simple plain hmm hm oh ah well then else ones stuff lol btw pls plz guys folks'.split(
    ' ',
  ),
)
/** Speaks of one thing of the asker's, in the past or right now: talk, not a statement about the subject. */
const PARTICULAR =
  /\b(?:my|our|this|that|the (?:staging|prod|production|build|dev|test|old|new|other|jenkins|ci)) (?:\w+ )?(?:subject|term|image|cluster|node|server|host|pipeline|build|machine|box)\b.{0,30}\b(?:is|was|are|were|has|got|went|just|will be)\b|\b(?:i|we|he|she|they) (?:\w+ )?(?:have |had |just |already )?(?:restarted|rebooted|pushed|deployed|moved|migrated|updated|upgraded|installed|fixed|deleted|removed|created|started|stopped|killed|merged|added|broke|spun|set up|switched|finished|cleaned|pulled|booked|bought|renewed|wrote|opened|closed|tested|gave|sent|left)\b|\b(?:today|yesterday|tonight|tomorrow|this morning|right now|currently|brb|fyi|heads up|deploying|done|ticket|standup|meeting|sprint|retro|lunch|pr|offsite)\b/

/** One question or statement (already cleaned of mark-up) → what it says. Pure; never throws; a word's typo is repaired first. */
export function understand(text: string, lexicon: Lexicon): Reading {
  const written = wordsOf(text)
  const words = written.map((word) => MISTYPED.get(word) ?? lexicon.repair(word))
  const repairs = written.flatMap((from, at) => (from === words[at] ? [] : [{ from, to: words[at] ?? from }]))
  const mentions = lexicon.find(words)
  const joined = mask(words, mentions)
  const subjects = namesOf(mentions, 'subject', words)
  const terms = namesOf(mentions, 'term', words)
  const criteria = criteriaOf(mentions, words)
  const others = otherNames(words, mentions, (word) => lexicon.isFamiliar(word))
  const pole = poleOf(mentions, words)
  const stated = joined.replace(TAG, '').replace(ASKED_IN_THE_NEGATIVE, '$1')
  const telling = words.filter((word) => !FUNCTION.has(word) && !/^\d+$/.test(word))
  const isQuestion = looksLikeQuestion(text)
  const named = mentions.filter((one) => one.meaning.kind === 'subject' || one.meaning.kind === 'term')
  const covered = new Set(named.flatMap((one) => range(one.start, one.end)))
  const isBare =
    named.length > 0 &&
    words.every((word, at) => covered.has(at) || /^(?:a|an|the|what|about|is|are|and)$/.test(word)) &&
    subjects.length < 2 &&
    // "Docker is a hypervisor" says something of the one and the other.
    !(named.length > 1 && /\w (?:is|are)\b/.test(joined)) &&
    words.length <= 4 &&
    !/^what (?:is|are)\b/.test(joined)
  const reading = {
    text,
    words,
    repairs,
    subjects,
    terms,
    criteria,
    ...(pole ? { pole } : {}),
    isNegated: NEGATION.test(stated),
    isQuestion,
    leans: LEANING.test(joined),
    others: others.names,
    telling: telling.length,
    strangers: telling.filter((word) => !lexicon.isFamiliar(word)),
  }
  const done = (intent: Reading['intent']): Reading => ({ ...reading, intent })
  if (words.length === 0) return done('wordless')
  if (isForeign(text, written)) return done('foreign')
  const social = socialKind(words, joined)
  if (social) return done(social)
  if (others.isComparison) return done('other comparison')
  const isGeneric =
    !(!isQuestion && /\b(?:my|our) (?:\w+ )?(?:subject|term)\b/.test(joined)) &&
    (subjects.length > 0 || terms.length > 0 || criteria.length > 0) &&
    !PARTICULAR.test(joined)
  const isTerse = isGeneric && words.length <= 12 && (subjects.length > 0 || terms.length > 0) && criteria.length > 0
  const intent = intentOf(joined, {
    isQuestion,
    isGeneric,
    hasBoth: subjects.length > 1,
    hasPole: pole !== undefined,
    isBare,
    isTerse,
  })
  const task = taskKind(joined)
  // "What should I do?" after an error report asks for a repair, not for a decision.
  const isDecision = intent === 'choose' && /\b(?:or|vs|versus|either|both)\b/.test(joined)
  // Who sets both subjects against each other compares them, whatever else the words look like.
  const isComparison = subjects.length > 1 && intent !== 'statement'
  return done(isDecision || isComparison ? intent : (task ?? intent))
}

/** The words with "subject" and "term" in the place of names: the patterns of English know no subject. */
function mask(words: readonly string[], mentions: readonly Mention[]): string {
  const masked: (string | undefined)[] = [...words]
  for (const { start, end, meaning } of mentions) {
    if (meaning.kind !== 'subject' && meaning.kind !== 'term') continue
    masked.fill(undefined, start, end)
    masked[start] = meaning.kind
  }
  return masked.filter((word) => word !== undefined).join(' ')
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, at) => start + at)
}

function namesOf(mentions: readonly Mention[], kind: 'subject' | 'term', words: readonly string[]): readonly Named[] {
  const found = new Map<string, Named>()
  for (const { meaning, start, end } of mentions)
    if (meaning.kind === kind && !found.has(meaning.id))
      found.set(meaning.id, { id: meaning.id, said: words.slice(start, end).join(' ') })
  return [...found.values()]
}

/** The criteria whose words were found, the one with most of them first; a word that is a name of a subject counts for none. */
function criteriaOf(mentions: readonly Mention[], words: readonly string[]): readonly CriterionFound[] {
  const found = new Map<string, Set<string>>()
  for (const { meaning, start, end } of mentions) {
    const id =
      meaning.kind === 'criterion'
        ? meaning.id
        : meaning.kind === 'pole' || meaning.kind === 'abroad'
          ? meaning.criterion
          : undefined
    if (id === undefined) continue
    const said = found.get(id) ?? new Set()
    said.add(words.slice(start, end).join(' '))
    found.set(id, said)
  }
  return [...found]
    .map(([id, said]) => ({ id, strength: said.size, words: [...said] }))
    .toSorted((a, b) => b.strength - a.strength)
}

/** Of whom "faster" is said: of the subject before it, else of the one after it. "Than" turns what follows it round. */
function poleOf(mentions: readonly Mention[], words: readonly string[]): Pole | undefined {
  const pole = mentions.find((one) => one.meaning.kind === 'pole')
  if (pole?.meaning.kind !== 'pole') return undefined
  const subjects = mentions.filter((one) => one.meaning.kind === 'subject')
  const before = subjects.findLast((one) => one.end <= pole.start && words[one.start - 1] !== 'than')
  const after = subjects.find((one) => one.start >= pole.end && !words.slice(pole.end, one.start).includes('than'))
  const subject = before ?? after
  return {
    criterion: pole.meaning.criterion,
    end: pole.meaning.end,
    word: words.slice(pole.start, pole.end).join(' '),
    ...(subject?.meaning.kind === 'subject' ? { subject: subject.meaning.id } : {}),
  }
}
