import type { Match, Reading } from '#model/finding.ts'
import type { Comparison } from '#model/knowledge.ts'

/** Asks for the same once more, in other words. */
export const AGAIN =
  /\b(?:shorter|simpler|briefly|in short|in (?:plain|simple|other) (?:english|words|terms)|jargon|rephrase|say (?:that|it) again|elaborate|more detail|in more depth|expand on|tl ?dr|come again)\b/

interface Situation {
  /** The message leans on a thread that is on a topic. */
  readonly hasThread: boolean
  /** The topic that it is on. */
  readonly topic?: string | undefined
  /** That thread asked for a recommendation. */
  readonly isChoosing: boolean
  /** It repeats a phrasing or a claim of the knowledge: then it is ours, whatever it looks like. */
  readonly isKnown: boolean
  /** How likely the matcher thinks that the message deserves an answer, 0 to 1. */
  readonly matched: number
}

/** From here on the matcher, which knows many how-tos that deserve no answer, is believed more than the look of a sentence. */
const CERTAIN = 0.98
/** From here on words that state nothing and ask nothing are taken for a search: "multi tenant isolation". */
const SEARCHED = 0.8
const LONGEST_SEARCH = 18
/** From here on a statement about the subjects is taken for one that is to be judged: "containers share a kernel. correct me". */
const STATED = 0.95
/** From here on a question about what something costs is taken for ours. */
const PRICED = 0.86
/** From here on a question is taken for ours although it names no subject. */
const EVIDENT = 0.8
/** The same of two telling words alone: "image layers?". */
const EVIDENT_AND_SHORT = 0.85
/** The same of one that asks for a reason: hardly anything out of place does. */
const REASONED = 0.3
/** From here on two named things, set against each other, are taken for something that a topic compares. */
const COMPARED = 0.8
/** From here on trivia goes on with the thread: "who maintains it?" below an answer about support. */
const CONTINUED = 0.5

/** "Which of the two", "both", "each of them": the subjects of a comparison, although none is named. */
const BOTH =
  /\b(?:which|what|who) (?:one|of)\b|\bthe two\b|\bhow do they (?:compare|differ)\b|\bboth\b|\beach\b|\beither\b|\bone or the other\b|\bthe other\b|\bwhich (?:is|are|has|would|does|starts?|boots?|runs?|uses?|needs?|takes?|gives?|costs?)\b/
/** An ellipsis that asks: "and on a mac", "what about updates". */
const ELLIPSIS = /^(?:and|but|or|so|what about|how about|same|also|even|then)\b/

const PRICE = /\b(?:costs?|free|pay|paid|prices?|licen[cs]es?|subscription|limits?)\b/

/** Speaks of one thing of the asker's: talk, not a statement about the subjects. */
const OWN = /^(?:my|our|his|her|their|i|we|he|she)\b/

/** Goes on with the case: "and if we only have one server?". */
const SUPPOSE = /^(?:(?:and|but|ok|okay|so|hm+|what) )*(?:if|when|suppose|assuming|with|for|without)\b/

/** What is settled before any score is looked at; undefined for a message that the scores decide. */
export function gate(
  reading: Reading,
  comparison: Comparison,
  { hasThread, topic, isChoosing, isKnown, matched }: Situation,
): Match | undefined {
  if (isChoosing && SUPPOSE.test(reading.words.join(' ')))
    return { kind: 'walkthrough', because: 'goes on with a recommendation' }
  if (topic !== undefined && AGAIN.test(reading.words.join(' ')) && reading.subjects.length === 0)
    return { kind: 'sure', topic, because: 'the topic before, once more' }
  const whole = wholeOf(reading, comparison)
  if (whole !== undefined) return { kind: 'sure', topic: whole, because: 'the name of a criterion, and nothing else' }
  switch (reading.intent) {
    case 'greeting':
    case 'thanks':
    case 'help':
    case 'insult':
    case 'injection':
    case 'wordless':
      return none(`a message of the kind "${reading.intent}"`)
    case 'foreign':
      return offerToForeigner(reading, comparison)
    case 'trivia':
      // Who must pay for what is trivia of a product, and a criterion of a comparison.
      return isKnown ||
        (reading.criteria.length > 0 &&
          ((matched >= PRICED && PRICE.test(reading.words.join(' '))) || (hasThread && matched >= CONTINUED)))
        ? undefined
        : none('a message of the kind "trivia"')
    case 'how-to':
    case 'error':
    case 'other comparison':
      return isKnown || (reading.subjects.length > 0 && matched >= CERTAIN) || comparesTerms(reading, matched)
        ? undefined
        : none(`a message of the kind "${reading.intent}"`)
    case 'choose':
      if (isChoice(reading, comparison) || hasThread)
        return { kind: 'walkthrough', because: 'asks for a recommendation in the own case' }
      return none('asks for a recommendation about something else')
    case 'statement':
      if (
        isKnown ||
        (matched >= STATED && !OWN.test(reading.words.join(' ')) && isAnchored(reading, comparison)) ||
        isSearch(reading, matched)
      )
        return undefined
      if (hasThread && ELLIPSIS.test(reading.words.join(' '))) return undefined
      return none('says something, and asks nothing')
    case 'bare name':
      if (topic !== undefined && reading.subjects.length > 0)
        return { kind: 'sure', topic, because: 'the topic before, from another side' }
      if (reading.subjects.length === 0) return undefined
      return {
        kind: 'unsure',
        candidates: [comparison.overview, comparison.useCases],
        because: 'a name, and no question',
      }
    case 'why':
      if (topic !== undefined && reading.criteria.length + reading.terms.length + reading.subjects.length === 0)
        return { kind: 'sure', topic, because: 'why, of the topic before' }
      return hasThread ||
        isKnown ||
        isAnchored(reading, comparison) ||
        (matched >= REASONED && reading.criteria.length > 0)
        ? undefined
        : none('names nothing of this comparison')
    case 'difference':
    case 'better':
    case 'definition':
    case 'yes-no':
    case 'claim':
    case 'question':
      if (hasThread || isKnown) return undefined
      if (reading.intent === 'difference' && isOfOthers(reading)) return none('sets other things against each other')
      if (isAnchored(reading, comparison) || isEvident(reading, matched)) return undefined
      return none('names nothing of this comparison')
  }
}

/** "Cloud Run vs App Engine": words of a criterion are no things that are compared here. */
function isOfOthers({ subjects, terms }: Reading): boolean {
  return subjects.length === 0 && terms.length < 2
}

/** "Start-up", as `compare start-up` says it: the topic of the criterion of that name. */
export function wholeOf({ words }: Pick<Reading, 'words'>, { criteria }: Comparison): string | undefined {
  const said = words.join('')
  return criteria.find(({ id, title }) =>
    [id, title].some((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '') === said),
  )?.topic
}

/** Whether the message speaks of this comparison at all, without a thread. */
function isAnchored({ subjects, terms, criteria, words, strangers, intent }: Reading, comparison: Comparison): boolean {
  if (subjects.length > 0) return true
  if (criteria.length > 0 && strangers.length <= 2 && BOTH.test(words.join(' '))) return true
  const isOfSubject = (id: string): boolean =>
    comparison.terms.some((term) => term.id === id && term.subject !== undefined)
  if (terms.some(({ id }) => isOfSubject(id))) return strangers.length <= 4
  // "Databases" or "memory" is a word of ordinary talk too: it needs company.
  if (terms.length === 0) return false
  const named = new Set(terms.map((term) => term.said))
  const others = criteria.flatMap((criterion) => criterion.words).filter((word) => !named.has(word))
  return strangers.length <= 2 && (others.length > 0 || terms.length > 1 || intent === 'definition')
}

/** Something that belongs to a subject is chosen for its own sake, unless alternatives are named: "which user in our Dockerfile?". */
function isChoice(reading: Reading, comparison: Comparison): boolean {
  const { subjects, terms, criteria, words, strangers } = reading
  if (
    subjects.length > 0 ||
    terms.length === 0 ||
    strangers.length === 0 ||
    /\b(?:or|vs|versus|either)\b/.test(words.join(' '))
  )
    return isAnchored(reading, comparison) || isAboutUs(reading)
  return criteria.length > 0 && isAboutUs(reading)
}

/** A call for a recommendation need not name the subjects, as long as it speaks of nothing else. */
function isAboutUs({ criteria, terms, words, telling, strangers }: Reading): boolean {
  if (terms.length > 0) return true
  if (strangers.length === 0 && telling >= 3) return true
  return (criteria.length > 0 && strangers.length === 0) || (BOTH.test(words.join(' ')) && strangers.length <= 2)
}

/** Known names in another language may lead to an offer, never to an answer. */
function offerToForeigner(reading: Reading, comparison: Comparison): Match {
  if (reading.subjects.length === 0) return { kind: 'none', because: 'another language' }
  const [named] = reading.criteria.flatMap(({ id }) => comparison.criteria.find((one) => one.id === id)?.topic ?? [])
  return { kind: 'unsure', candidates: [named ?? comparison.overview], because: 'another language, known names' }
}

function none(because: string): Match {
  return { kind: 'none', because }
}

/** Words of the subject and nothing else: "multi tenant isolation". */
function isSearch({ words, telling, strangers }: Reading, matched: number): boolean {
  return matched >= SEARCHED && words.length <= LONGEST_SEARCH && telling > 1 && strangers.length === 0
}

/** "Hyper-V or VMware": neither is a subject, and a topic of this comparison explains both. */
function comparesTerms({ intent, terms, strangers }: Reading, matched: number): boolean {
  return intent === 'other comparison' && terms.length > 1 && strangers.length === 0 && matched >= COMPARED
}

/** Names no subject, and can hardly mean anything else: "will the same image run on my laptop and in production?". */
function isEvident({ criteria, strangers, telling }: Reading, matched: number): boolean {
  return matched >= (telling > 2 ? EVIDENT : EVIDENT_AND_SHORT) && criteria.length > 0 && strangers.length === 0
}
