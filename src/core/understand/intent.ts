import type { Intent } from '#model/finding.ts'
import { callsForRecommendation } from './recommendation.ts'

// What a question wants to know. As in `message-kind.ts` the patterns read the words joined by blanks.

/** The asker's own thing: "for our shop", "3 devs, 1 server". */
const OWN =
  /\b(?:we|our|us|my|i)\b|\b(?:\d+|one|two|three|four|five|six|few|small|tiny|single|solo) (?:\w+ )?(?:devs?|developers?|people|persons?|engineers?|admins?|servers?|hosts?|machines?|box(?:es)?|users?|customers?|clients?|students?|services?|apps?|sites?|teams?|scientists?|employees?)\b/
/** Sets two things side by side. "… or must I wait", "… or is that wrong" go on with the sentence instead. */
const ALTERNATIVE = /\b(?:vs|versus|either)\b|\bor\b(?! (?:am|is|are|do|does|did|must|can|how|what|why|not)\b)/
/** "When should we …" asks in general, and so does "why should I …". */
const GENERAL =
  /\b(?:when|how often|in (?:which|what) (?:case|cases|situations?|scenarios?)|under (?:which|what)|for (?:what|which))\b(?: \w+){0,3}? (?:should|would|do|does|can|shall|is|are|to)\b|\bwhy (?:should|would|do|does|is|are)\b(?! (?:not|n))/

/** Asks for a property, although something of the asker's is mentioned: "how much memory do I save with …". */
const FACT =
  /\b(?:how (?:many|much|long|fast|big|large|far|well|quickly|often|does|do)|what (?:is|are|does)|do i (?:have|need) to|whose|why)\b/

const WHY =
  /^(?:and |but |ok |okay |so |hm+ |well |yes |no )*(?:why|how come|how so|what for|what makes|reason|for what reason)\b/
const DEFINITION =
  /^(?:\w+ ){0,3}what (?:exactly )?(?:is|are) (?:a |an |the )?(?:subject|term)\b|\b(?:subject|term) in (?:a |one |two |three |\d+ |few |simple |plain |short )+(?:words?|sentences?|terms|lines?|english)\b|\bwhat do people mean\b|^(?:and |but |so |ok |hi |hey |hello |sorry |please |pls |dumb question |stupid question |noob question )*(?:what (?:exactly )?(?:is|are)|what s|whats|define|definition of|explain|can (?:you|someone) explain|what does .{1,30} mean|tell me (?:what|about)|who or what|eli5|meaning of)\b/
const DIFFERENCE =
  /\b(?:difference|differences|differ|differs|different|compare|compared|comparison|comparing|contrast|vs|versus|distinguish|distinction|tell .{0,20}apart|same (?:thing|as)|identical|similar|alike|equivalent)\b/
const DIFFERENCE_WORD = /\b(?:difference|differences|differ|differs|compare|comparison)\b/
/** Listed, since "container" and "server" end like comparatives too. */
const COMPARATIVE =
  '(?:better|worse|best|worst|more|less|fewer|least|most|wins?|faster|fastest|slower|slowest|quicker|quickest|lighter|lightest|heavier|heaviest|safer|safest|riskier|cheaper|cheapest|easier|easiest|harder|hardest|simpler|simplest|smaller|smallest|bigger|biggest|larger|largest|leaner|denser|stronger|strongest|weaker|weakest|higher|highest|lower|lowest|longer|longest|shorter|shortest|tighter|cleaner|newer|older|closer|hungrier|sooner|earlier)'
const BETTER = new RegExp(
  `\\b(?:which|what|who)\\b.{0,60}\\b${COMPARATIVE}\\b|^(?:is|are) .{1,40} or .{1,40}\\b${COMPARATIVE}\\b|\\b${COMPARATIVE}\\b.{0,10}subject\\b.{0,12}\\bor\\b`,
)
const YES_NO =
  /^(?:and |but |so |ok |okay |hey |hi |also |then |wait |hmm |sorry |quick question |question |btw |or )*(?:is|are|was|were|am|can|could|do|does|did|will|would|should|shall|may|might|has|have|had|must)\b/
const CLAIM_START =
  /\b(?:(?:i|we) (?:\w+ )?(?:think|thought|believe|guess|assume|heard|read|bet|would say|am (?:pretty |quite )?sure|are (?:pretty |quite )?sure|suppose|reckon)|pretty sure|i am (?:sure|certain|convinced)|afaik|imo|imho|isn t it|is it not|surely|obviously|clearly|basically|everyone (?:says|knows)|everybody (?:says|knows)|people (?:say|keep saying|claim)|somebody (?:told|said|claims?)|someone (?:told|said|claims?)|my (?:colleague|boss|coworker|teammate|manager|friend|lead|cto) (?:says?|said|claims?|thinks?|insists?|swears?|told)|they say|rumou?r|fact|myth|the point is|to be fair|let us be honest|so basically|so)\b/
const CLAIM_END =
  /\b(?:right|correct|true|no|or not|yes|agree|agreed|isn t it|is that (?:right|true|correct)|true or false|am i right|or am i wrong|change my mind|is not it|correct me(?: if (?:i am )?wrong)?)$/
const TAG_QUESTION =
  /\b(?:right|correct|true|yes|is that (?:right|true|correct|so)|true or false|(?:is|are|do|does|can|has|have|will|would) (?:not (?:it|they)|(?:it|they) not)|am i right|or am i wrong|agree|correct me(?: if (?:i am )?wrong)?)$/
/** "Docker is a hypervisor?", "docker is not a hypervisor, is it?" */
const ASKED_STATEMENT = /^(?:so |and |but |then |wait )*(?:(?:a|an|the|all|every) )?(?:subject|term) (?:is|are)\b/
const ASKING = /\b(?:what|which|how|why|when|where|who|or|vs|versus)\b/

interface Parts {
  readonly isQuestion: boolean
  /** Speaks of the subjects, and not of one thing of the asker's. */
  readonly isGeneric: boolean
  readonly hasBoth: boolean
  /** Has a word for more or less of a criterion: "lighter". */
  readonly hasPole: boolean
  readonly isBare: boolean
  /** A few words with a criterion among them, as one types into a search box: "docker start time". */
  readonly isTerse: boolean
}

export function intentOf(joined: string, parts: Parts): Intent {
  if (wantsRecommendation(joined, parts)) return 'choose'
  if (WHY.test(joined)) return 'why'
  if (parts.isBare) return 'bare name'
  if (isClaim(joined, parts)) return 'claim'
  if (BETTER.test(joined)) return 'better'
  if (DIFFERENCE.test(joined)) return 'difference'
  if (DEFINITION.test(joined)) return 'definition'
  if (YES_NO.test(joined)) return 'yes-no'
  return parts.isQuestion || parts.hasBoth || parts.isTerse ? 'question' : 'statement'
}

/** Asked outright; or two alternatives are put up for something of the asker's, and no single criterion is asked about. */
function wantsRecommendation(joined: string, { hasBoth, hasPole }: { hasBoth: boolean; hasPole: boolean }): boolean {
  if (GENERAL.test(joined)) return false
  if (callsForRecommendation(joined)) return !hasPole || !BETTER.test(joined)
  return (
    hasBoth &&
    !hasPole &&
    ALTERNATIVE.test(joined) &&
    OWN.test(joined) &&
    !FACT.test(joined) &&
    !CLAIM_START.test(joined) &&
    !DEFINITION.test(joined) &&
    !DIFFERENCE_WORD.test(joined) &&
    !BETTER.test(joined)
  )
}

/** A statement about the subjects in general, offered for confirmation: "containers are lighter, right?". */
function isClaim(joined: string, { isQuestion, isGeneric }: { isQuestion: boolean; isGeneric: boolean }): boolean {
  if (TAG_QUESTION.test(joined) && !YES_NO.test(joined) && isGeneric) return true
  if (isQuestion) return isGeneric && ASKED_STATEMENT.test(joined) && !ASKING.test(joined)
  return (
    isGeneric &&
    (CLAIM_START.test(joined) ||
      CLAIM_END.test(joined) ||
      /\b(?:is|are|do|does|can|has|have|need|needs|lose|loses|contain|contains|isolate|isolates|mean|means|will|offer|offers|provide|provides|bring|brings|always|never|simply|automatically|impossible|run|runs|share|shares|use|uses|start|starts|boot|boots|take|takes|make|makes|cost|costs|give|gives|not)\b/.test(
        joined,
      ))
  )
}
