import type { Intent } from '#model/finding.ts'

// What a question wants to know. As in `message-kind.ts` the patterns read the words joined by blanks.

const US = '(?:we|i|our team|my team|our company|the team)'
const TAKE =
  '(?:use|using|choose|pick|go|take|run|put|host|deploy|adopt|subject|prefer|buy|stay|remain|keep|move|moving|switch|start|stick|migrate|set up|setup|live|do|consider|opt|build|get|bet|follow|recommend|suggest|advise|invest|standardi[sz]e|replace|convert|leave|rent|offer|give|make|place|install|provision|be)'

/** A recommendation for the asker's own case, not a general answer. The first word tells whether a look at the rest is worth it. */
const OUGHT = /\b(?:should|shall|ought|would)\b/
const CHOOSE_OUGHT = new RegExp(
  [
    `\\b(?:should|shall|ought) ${US}(?: \\w+){0,3}? ${TAKE}\\b`,
    `\\bshould (?:not )?(?:it|this|that|they|everything|all|any of (?:it|this|them)|the \\w+|our(?: \\w+){1,4}|my(?: \\w+){1,4}|each \\w+|every \\w+)(?: \\w+){0,2}? (?:live|run|go|be|stay|sit|move|become|end up)\\b`,
    `\\b(?:what|which|where|whether)\\b(?: \\w+){0,5}? (?:should|would|shall|ought) (?:we|i|you|u|one) (?:\\w+ly )?${TAKE}\\b`,
    `\\bwould you (?:\\w+ly |still )?(?:say|${TAKE})\\b`,
  ].join('|'),
)
const CHOOSE = new RegExp(
  [
    '\\b(?:tie breaker|convince me|decide for us)\\b',
    '\\bdo (?:you|u) (?:recommend|suggest|advise|prefer)\\b',
    '\\b(?:is it|would it be|it is|is that|would that be) (?:a |still |really |maybe |perhaps )?(?:good idea|bad idea|time|worth it|wise|smart|reasonable|sensible|better)\\b(?=.*\\b(?:we|us|our|i|my)\\b)|\\b(?:we|us|our|i|my)\\b.*\\b(?:is it|would it be|it is) (?:a |still |really )?(?:good idea|bad idea|time|worth it|wise|smart|better)\\b',
    '\\b(?:we|i|it|they|this|that|what) (?:should|shall|ought to|had better|better) (?:we |i )?(?:use|choose|pick|go|take|run|make|put|host|be subject|remain|stay|move)\\b',
    '\\b(?:recommend|recommendation|recommendations|advise (?:us|me)|your advice|any advice|some advice|suggestions?|your pick|your vote|your choice|your recommendation)\\b',
    '\\b(?:best|better|right|good|smarter|wiser|safe|sane|sensible|suitable|cheapest|simplest|easiest|makes? (?:more |most )?sense|fits?|suits?|work|works)(?: \\w+){0,2}? for (?:us|me|our|my|this|that|such a)\\b',
    '\\b(?:fits?|suits?) (?:us|me|our|my)\\b',
    '\\bhelp(?:s)? (?:us|me|our team|my team) (?:to )?(?:decide|choose|pick|figure|make up|make the|settle|with (?:the|this|a|our) (?:decision|choice))\\b',
    '\\b(?:pick|choose|decide) (?:one |something |between .{1,30} )?for (?:me|us|our|my)\\b|^(?:please |just |ok |so )*(?:pick|choose|decide)\\b|\\b(?:can not|can t) decide\\b|\\b(?:make|making) (?:the|a|this|that) (?:decision|call|choice)\\b|\\b(?:need|have|want|trying|time) to (?:decide|choose|pick)\\b|\\bwe (?:decide|choose)\\b',
    '\\b(?:we|i) (?:are|am|is) (?:torn|undecided|debating|wondering (?:whether|if) (?:we|i|to)|not sure (?:whether|if) (?:we|i|to)|unsure (?:whether|if) (?:we|i|to))\\b',
    '\\b(?:in|for) (?:our|my|this) (?:case|situation|scenario|place|position|setup|shoes)\\b|\\bif you were (?:us|me|in)\\b',
    '\\bwhat (?:to|do we|do i) (?:use|choose|pick|take)\\b|\\b(?:tell|show) (?:me|us) (?:what|which) (?:one )?to (?:use|choose|pick|take)\\b|\\bworth (?:it|the|learning|moving|migrating|switching|subject)\\b(?=.*\\b(?:we|i|our|my|us|me)\\b)',
  ].join('|'),
)
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
  /\b(?:right|correct|true|yes|is that (?:right|true|correct|so)|true or false|is it not|are they not|do they not|does it not|am i right|or am i wrong|agree|correct me(?: if (?:i am )?wrong)?)$/

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
  if ((OUGHT.test(joined) && CHOOSE_OUGHT.test(joined)) || CHOOSE.test(joined)) return !hasPole || !BETTER.test(joined)
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
  if (isQuestion) return false
  return (
    isGeneric &&
    (CLAIM_START.test(joined) ||
      CLAIM_END.test(joined) ||
      /\b(?:is|are|do|does|can|has|have|need|needs|lose|loses|contain|contains|isolate|isolates|mean|means|will|offer|offers|provide|provides|bring|brings|always|never|simply|automatically|impossible|run|runs|share|shares|use|uses|start|starts|boot|boots|take|takes|make|makes|cost|costs|give|gives|not)\b/.test(
        joined,
      ))
  )
}
