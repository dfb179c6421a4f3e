import type { Intent } from '#model/finding.ts'
import { rule, wordIn } from './rule.ts'

// Messages that ask for instructions, report a failure, or want to know facts about a product: no comparison answers them.

/** Verbs that ask for a comparison even after "how do I". */
const COMPARING =
  '(?:choose|decide|pick|know|tell|compare|explain|think|justify|convince|argue|weigh|evaluate|judge|see the|understand|distinguish|say)'
const PERSON = '(?:anyone|anybody|someone|somebody)'

const HOW_TO = [
  rule(
    'how',
    `\\bhow (?:do|can|could|would|should|might|did|shall) (?:i|we|u|you|ya)(?: \\w+ly| best| even| just| go about| correctly)? (?!${COMPARING}\\b)\\w+`,
    `\\bhow to (?!${COMPARING}\\b)\\w+`,
    '\\bhow$|\\bhow (?:is|are) .{1,40} (?:configured|installed|enabled|disabled|set up|mounted)\\b',
  ),
  rule(
    'what which',
    '\\b(?:what|which) (?:is|are) the (?:\\w+ )?(?:command|commands|flag|flags|syntax|option|parameter|steps|procedure|shortcut|port|default port|password|equivalent command|env var|setting|yaml|yml|manifest|config|snippet|correct way|proper way|right way|best way|easiest way|cleanest way|recommended way|trick)\\b(?! (?:between|compared))',
    '\\b(?:which|what) (?:command|flag|option|setting|file|directory|folder|ports?|syntax|parameter|env|config|registry)\\b',
    '\\b(?:which|what) (?:\\w+ )?(?:path|uri|url|button|dropdown|menu|checkbox|switch|key|label|annotation|variable|addon|package|subcommand)\\b(?! (?:is|are|better))',
    '\\b(?:which|what) .{1,40} do (?:we|you guys) (?:use|have|run|keep)\\b|\\bwhat order\\b',
    '\\bwhat (?:do|should|must|can|could) (?:i|we) (?:(?:have|need) to )?(?:type|add|enter|set|check|write|pass|edit|paste|click|press|specify|append|grep|install)\\b|\\bwhat goes (?:after|in the|into the)\\b',
  ),
  rule(
    'command syntax',
    '\\b(?:syntax|which command|command please|command pls|the command)$|\\bneed (?:a|the) (?:command|script|\\w*file|template|one liner)\\b',
  ),
  rule(
    'rule command script query regex config liner oneliner flag syntax',
    '\\b(?:rule|command|script|query|regex|config|one ?liner|flag|syntax) (?:that|so that|to|which|for)\\b',
  ),
  rule(
    'can does has got',
    `\\b(?:can (?:i|we) (?:get|have|see)|(?:does|has) ${PERSON} (?:have|got|has)|got) (?:a|an|any|some) (?:\\w+ )?(?:\\w+ )?(?:\\w*file|script|template|example|snippet|yaml|yml|manifest|config|loop|recipe|playbook|regex|query|one ?liner)\\b`,
    '\\bcan (?:i|we) (?:also |just |still )?(?:rename|mount|attach|resize|schedule|set|configure|add|copy|delete|remove|change|limit|edit|open|restart|reload|export|mirror|sync|pass|bind|expose|override|tag|inspect|list|see|check|force|enable|disable|turn)\\b',
  ),
  rule(
    'there',
    '\\bis there (?:a|an|any|some) (?:\\w+ )?(?:command|flag|way|option|setting|trick|script|one ?liner|plugin|tutorial|guide)\\b',
  ),
  rule(
    'where',
    '\\bwhere (?:do|can|should|would) (?:i|we|one) (?:find|get|put|set|download|change|see|store|look|configure|buy|add|edit|install|keep)\\b',
    '\\bwhere (?:does|do|did) (?:\\w+ ){1,3}(?:store|keep|save|put|write|log|place|hide|find)\\b',
    '\\bwhere (?:is|are|does) (?:the |my |subject |term )?(?:\\w+ )?(?:config|configuration|logs?|log files?|file|files|settings?|documentation|docs|volumes?|images?|stored|saved|located|button|option|menu|switch|checkbox|toggle)\\b',
  ),
  rule(
    'this steps need want have trying',
    '\\b(?:explain|understand|read) this (?:line|code|snippet|command|output|log|file|error|message)\\b|\\bsteps to\\b|^(?:i |we )?(?:need|want|have|trying|am trying|are trying) to (?!choose|decide|know|understand|pick|compare|see|learn)\\w+',
  ),
  rule(
    'can could',
    `\\b(?:can|could) (?:${PERSON}|you|u)(?: please| pls| quickly| maybe)? (?!${COMPARING}\\b|compare|explain|tell|recommend|give|help me (?:choose|decide|pick|understand)|help us (?:choose|decide|pick)|summari[sz]e|clarify|elaborate|advise|suggest|settle|confirm|say|really|actually|run|br[ea]+ke?|get out|put|have|use|even|trust|escape|move|mix|break)\\w+`,
  ),
  rule('turn', '^(?:please )?turn (?:this|my|the|it|on|off)\\b'),
  rule(
    'help assistance',
    '\\b(?:help|need help|any help|assistance) (?:me |us )?(?:with )?(?:to )?(?:fix|debug|install|configure|configuring|set up|setup|connect|mount|resize|run|write|writing|get|deploy|build|my|the)\\b',
  ),
  rule('do', '\\bdo (?:i|we) (?:just |simply |also )?(?:edit|type|add|paste|append|specify|quote|escape)\\b'),
  rule(
    'tutorial step cheatsheet cheat walk example sample docs documentation link guide',
    '\\b(?:tutorial|step by step|cheat ?sheet|walk me through|(?:example|sample) \\w+|docs for|documentation for|link to the|guide to|guide for)\\b',
  ),
  rule('example sample snippet', '(?<!cases? )\\b(?:example|sample|snippet)$'),
]

/** A message that begins with one of these is an order: "remove every dangling image". */
const ORDERS = wordIn(
  'install configure setup delete remove create deploy resize expand increase decrease enable disable generate attach detach connect rename add enlarge extend shrink prune uninstall rebuild renew rotate append consolidate compact reclaim assign unassign register clone insert override set mount kill fix reset ssh print follow tail drain clear stop',
)
/** These are nouns as well: "start the container" is an order, "start order" is none. */
const ORDERS_OR_NOUNS = wordIn(
  'restart reboot build run start update upgrade push pull list copy export import open restore',
)
const NOUN_GOES_ON = wordIn(
  'of as after before without order format source request requests time times speed point file files and or is',
)
/** These are orders with an object behind them: "change the port", not "change management". */
const ORDERS_OF_SOMETHING = wordIn(
  'change limit map grow scan label cache pass raise put let forward write show get schedule find filter link lock unlock tag login',
)
const OBJECT = wordIn(
  'a an the my our this that these all every each only one two three some it me up on off in to into out',
)
/** Who orders compares nothing: "update without interruption, which of the three". */
const WEIGHED = wordIn('vs versus or faster slower which why difference compared supported sensible safe both')
const POLITE = wordIn('please pls plz kindly just')

const ERROR = [
  rule(
    'exit exited status stack kernel code',
    '\\b(?:kernel panic|stack trace|exit code|exit status|exited with|code 1\\d\\d|status code)\\b',
  ),
  rule(
    'permission connection access space such found timed time unable memory oom crash image already broken bad host back loop pull',
    '\\b(?:permission denied|connection refused|access denied|no space left|no such file|command not found|not found|timed out|time out|unable to|out of memory|oom killed|host key|crash ?loop ?back ?off|image ?pull ?back ?off|already (?:in use|exists)|broken pipe|bad gateway|broken again)\\b',
  ),
  rule(
    'not',
    '\\b(?:(?:not|stopped|no longer) (?:working|works|starts|boots)|(?:does|do|did) not work|(?:is|are) not starting|will not (?:start|boot|connect|load|come up|build|run|stop|mount)|did not (?:start|boot|come up|come back|mount|connect|show up|apply|match)|(?:does|do) not (?:match|(?:show|list|detect|see) (?:my|our|any)|appear|respond)|could not (?:find|connect|open|resolve|start|load|read))\\b',
    '\\bcan not (?:connect|reach|ping|start|resolve|find|ssh|mount|access|pull|push|log)\\b',
    '^(?:i |we |still |it |he |she |they |sorry )*can not (?:connect|reach|open|see|log|login|ssh|start|find|get|type|boot|pull|push|build|run|access|mount|delete|remove|install|update|resolve|ping|stop|attach|enter|copy|save|edit|create)\\b',
  ),
  rule(
    'cannot refuses keep keeps longer stopped',
    '\\b(?:cannot (?:connect|reach|ping|start|resolve|find|ssh|mount|access|pull|push|log)|refuses to|keeps? (?:crashing|restarting|failing|dying|dropping|freezing|stopping|losing|getting|resetting|asking|showing)|stopped working|no longer (?:works|starts|boots))\\b',
  ),
  rule(
    'crash crashed crashes crashing ignored ignores killed dies down blue black purple network internet',
    '\\b(?:(?:has|have|is|are|it|just|keeps?|subject) crash(?:ed|es|ing)|(?:blue|black|purple) screen|(?:no|lost) (?:network|internet)|(?:gets?|got) killed|dies (?:on|with|at|after|when)|(?:is|are|gets) ignored|ignores (?:my|our|the)|(?:is|are|was|were) down\\b(?! to))\\b',
  ),
  rule(
    'fix idea ideas mine wrong miss worry',
    '\\b(?:fix it|fix this|any ideas?|mine (?:shows|gets|got|says|keeps|does)|what am i doing wrong|should i worry|what did (?:i|we) miss|what did i do wrong)\\b|\\bideas$',
  ),
  rule(
    'anyone anybody someone',
    '\\b(?:anyone|anybody|someone) (?:else )?(?:seen|seeing|had|having|hit|hitting) (?:this|that|the same)\\b',
  ),
  rule(
    'stay stays remain remains hanging sits',
    '\\b(?:stays?|remains?|hanging|sits) (?:in |at |on )?(?:pending|starting|unknown|terminating|waiting|creating|zero)\\b',
  ),
  rule(
    'says complains throws returns gives shows',
    '\\b(?:subject|term|build|push|pull|deploy|run|start|up|machine|node|cluster|pod) (?:says|complains|throws|returns|(?:gives|shows) (?:[45]\\d\\d|me|nothing))\\b',
  ),
  rule(
    'match unsupported unexpected invalid unknown out greyed grayed',
    '\\b(?:no match for|unsupported (?:\\w+ )?(?:key|option|flag|type|format|field|config|value)|unexpected (?:token|end|character|argument)|invalid (?:argument|reference|option|syntax|format|value|character)|unknown (?:flag|command|option|shorthand|field|filesystem)|gr[ae]yed out)\\b',
  ),
]
const FAILURE = wordIn(
  'error errors errno traceback segfault stacktrace timeout unauthorized oomkilled oomkiller x509 handshake unreachable denied fails fail failed failing stuck hangs hanging frozen freezes freezing corrupted disappeared troubleshoot debug broke keyerror crashloopbackoff imagepullbackoff',
)

const TRIVIA = [
  rule(
    'name default maintainer company acquired stand stands abbreviation pronounced word named',
    '\\b(?:name of the|what does the name|default (?:size|port|value|number|user|password)|lead maintainer|which company|(?:get|got|was|been|ever) acquired|stands? for|abbreviation|pronounced?|meaning of the word|named after)\\b',
  ),
  rule(
    'version versions release releases released',
    '\\b(?:version numbers?|(?:latest|newest|current|stable|next|which) (?:stable )?(?:version|release)s?|version (?:number|is|of)|(?:release|launch) date)\\b',
  ),
  rule(
    'who inventor invented',
    '\\b(?:who is the|inventor of|invented by|who (?:founded|made|makes|owns|maintains|created|invented|acquired|bought|wrote|developed|started|runs|is behind|coined))\\b',
  ),
  rule(
    'when day date year',
    '\\bwhen (?:was|were|did|is|does|will) .{1,40}\\b(?:released?|founded|created|invented|come out|came out|launched|announced|start(?:ed)?|end of life|eol|deprecated)\\b|\\b(?:which|what) (?:day|date|year)\\b',
  ),
  rule(
    'language written free open paid licensed apache gpl proprietary',
    '\\bwhat (?:programming )?language (?:is|was|are)\\b|\\bwritten in\\b|\\b(?:is|are) .{1,40}\\b(?:free|open source|paid|licensed|under apache|gpl|proprietary)\\b',
  ),
  rule(
    'cost costs licence license licences licenses price how',
    '\\bwhat does an? .{1,40} cost\\b|\\blicen[cs]e (?:of|for|fee|cost|type|key)\\b|\\bhow much (?:is|are|does|do|for) .{0,40}\\b(?:cost|costs|licen[cs]e|subscription|certification|exam|seat|pro|business|month|year)\\b|\\bprice of\\b|\\bhow many (?:people|users|companies|employees|downloads|stars)\\b',
  ),
  rule(
    'end market share max limit',
    '\\bend of life\\b|\\b(?:market share|share price)\\b|\\bmax (?:number|length) of\\b|\\blimit (?:for|on|of) the (?:number|length)\\b',
  ),
]
const GOSSIP = wordIn(
  'deprecated pricing stock ceo headquarter headquarters logo mascot certification certified exam conference meetup salary salaries hiring podcast acquisition layoffs changelog',
)

/** Whether instructions or trivia are asked for, or a failure is reported. `joined` is one question or sentence, names masked. */
export function taskKind(joined: string): Extract<Intent, 'how-to' | 'error' | 'trivia'> | undefined {
  const words = joined.split(' ')
  if (
    words.some((word) => FAILURE(word) || /\w{3}(?:exception|error)$/.test(word)) ||
    ERROR.some((one) => one(words, joined))
  )
    return 'error'
  if (isOrder(words) || HOW_TO.some((one) => one(words, joined))) return 'how-to'
  return words.some(GOSSIP) || TRIVIA.some((one) => one(words, joined)) ? 'trivia' : undefined
}

function isOrder(words: readonly string[]): boolean {
  const [first = '', second = ''] = POLITE(words[0] ?? '') ? words.slice(1) : words
  if (words.some(WEIGHED)) return false
  return (
    ORDERS(first) || (ORDERS_OR_NOUNS(first) && !NOUN_GOES_ON(second)) || (ORDERS_OF_SOMETHING(first) && OBJECT(second))
  )
}
