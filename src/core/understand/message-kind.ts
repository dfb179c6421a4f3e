import type { Intent } from '#model/finding.ts'

// Kinds of message that no comparison answers. The patterns read the words joined by blanks, in lower case, contractions
// written out ("what's" is "what is"). Each is a plain alternation: none can backtrack.

/** What a greeting may consist of beside the greeting itself. */
const GREETING_WORDS = new Set(
  'hi hey hello hiya howdy yo sup morning evening afternoon good day night greetings welcome team all everyone everybody folks guys people there bot versus you again to the happy monday tuesday wednesday thursday friday weekend how are is it going doing up what nice have a great bye see ya cheers and gm today'.split(
    ' ',
  ),
)
const GREETING =
  /\b(?:hi|hey|hello|hiya|howdy|yo|sup|morning|evening|afternoon|greetings|gm|bye|happy|night|weekend|going|doing|up)\b/
const THANKS =
  /\b(?:thanks|thank you|thx|ty|cheers|much appreciated|appreciate it|tysm|nice one|great answer|good bot|well done|that helped|perfect|awesome|got it)\b/
const HELP =
  /^(?:versus )?(?:help|help me|help please|please help|info|usage|commands|menu|\?)$|\b(?:what can you do|what do you do|what are you(?: for)?$|who are you|how do you work|how does this (?:bot )?work|what can i ask|what do you know|how do i use (?:you|this|versus)|are you (?:a |an )?(?:bot|ai|human|robot|chatgpt|llm|real|alive|there)|who (?:made|built|wrote|created|maintains|runs) (?:you|this bot)|what is your (?:name|job|purpose)|what (?:topics|comparisons|commands|questions) (?:do|can|are)|which (?:topics|comparisons|commands) (?:do|can|are)|what languages? do you|where do you get your|how do you know|list (?:your )?(?:topics|comparisons|commands)|show (?:me )?(?:your )?(?:topics|commands|help)|can you (?:hear|see|read) (?:me|this)|do you (?:speak|learn|remember|store|log|read|use)|are you (?:using|based|powered|sure|open))\b/
const INSULT =
  /\b(?:useless|stupid|dumb|idiot|moron|idiotic|junk|trash|crap|crappy|garbage bot|piece of (?:shit|junk|crap|garbage)|shit|fuck|fucking|wtf|sucks?|suck|worthless|pathetic|shut up|hate (?:you|this bot)|worst|dumbass|bullshit|clueless|imbecile|go away|brain dead|waste of|terrible bot)\b/
const ADDRESSED = /\b(?:you|your|you are|bot|versus|this thing|u|toaster)\b/
const INJECTION =
  /\b(?:(?:ignore|forget|disregard|override|bypass) (?:all |any |your |the |every |my |previous |prior |above |earlier |those |these )*(?:rules|instructions?|prompts?|guidelines|restrictions|training|directions|safety|programming|context|messages?)|system prompt|developer mode|jailbreak|you are now|pretend (?:to be|you are|that you)|act as|do anything now|print (?:your|the|all|out)? ?(?:env|environment|token|secret|config|password|slack|system)|reveal (?:your|the)|(?:slack|discord|bot|api|app) ?(?:bot)? ?token|environment variables|api keys?|rm rf|drop table|select from|union select|script alert|etc passwd|ping everyone|at everyone|everyone here|process env|eval require|new instructions?|end of prompt|sudo rm|repeat after me|respond only with|root password|mention (?:all|everyone|here)|always answer)\b/

/** Verbs that ask for a comparison even after "how do I". */
const COMPARING =
  '(?:choose|decide|pick|know|tell|compare|explain|think|justify|convince|argue|weigh|evaluate|judge|see the|understand|distinguish|say)'
const HOW_TO = new RegExp(
  [
    `\\bhow (?:do|can|could|would|should|might|did|shall) (?:i|we|u|you|ya)(?: \\w+ly| best| even| just| go about| correctly)? (?!${COMPARING}\\b)\\w+`,
    `\\bhow to (?!${COMPARING}\\b)\\w+`,
    '\\b(?:what|which) (?:is|are) the (?:\\w+ )?(?:command|commands|flag|flags|syntax|option|parameter|steps|procedure|shortcut|port|default port|password|equivalent command|env var|setting|yaml|yml|manifest|config|snippet|correct way|proper way|right way|best way|easiest way|cleanest way|recommended way|trick)\\b(?! (?:between|compared))',
    '\\b(?:which|what) (?:command|flag|option|setting|file|directory|folder|ports?|syntax|parameter|env|config|registry)\\b',
    '\\b(?:how|syntax|which command|command please|command pls|the command)$|\\bhow (?:is|are) .{1,40} (?:configured|installed|enabled|disabled|set up|mounted)\\b',
    '\\b(?:can (?:i|we) (?:get|have|see)|(?:does|has) (?:anyone|anybody|someone|somebody) (?:have|got|has)|got) (?:a|an|any|some) (?:\\w+ )?(?:\\w+ )?(?:\\w*file|script|template|example|snippet|yaml|yml|manifest|config)\\b',
    '\\bis there (?:a|an|any|some) (?:\\w+ )?(?:command|flag|way|option|setting|trick|script|one ?liner|plugin|tutorial|guide)\\b',
    '\\bwhere (?:do|can|should|would) (?:i|we|one) (?:find|get|put|set|download|change|see|store|look|configure|buy|add|edit|install|keep)\\b',
    '\\bwhere (?:does|do|did) (?:\\w+ ){1,3}(?:store|keep|save|put|write|log|place|hide|find)\\b',
    '\\b(?:explain|understand|read) this (?:line|code|snippet|command|output|log|file|error|message)\\b|\\bsteps to\\b|\\bwhat order\\b|^(?:i |we )?(?:need|want|have|trying|am trying|are trying) to (?!choose|decide|know|understand|pick|compare|see|learn)\\w+',
    '\\bwhere (?:is|are|does) (?:the |my |subject |term )?(?:\\w+ )?(?:config|configuration|logs?|log files?|file|files|settings?|documentation|docs|volumes?|images?|stored|saved|located)\\b',
    `\\b(?:can|could) (?:someone|anyone|anybody|somebody|you|u)(?: please| pls| quickly| maybe)? (?!${COMPARING}\\b|compare|explain|tell|recommend|give|help me (?:choose|decide|pick|understand)|help us (?:choose|decide|pick)|summari[sz]e|clarify|elaborate|advise|suggest|settle|confirm|say|really|actually|run|br[ea]+ke?|get out|put|have|use|even|trust|escape|move|mix|break)\\w+`,
    '\\b(?:help|need help|any help|assistance) (?:me |us )?(?:with )?(?:to )?(?:fix|debug|install|configure|configuring|set up|setup|connect|mount|resize|run|write|writing|get|deploy|build|my|the)\\b',
    '^(?:please |pls |kindly )?(?:install|configure|set up|setup|restart|reboot|delete|remove|create|build|deploy|run|start|stop|kill|mount|resize|expand|increase|enable|disable|update|upgrade|fix|show me how|write me|write a|generate|attach|connect|push|pull|list|copy|export|import|open|reset|ssh|shrink|prune|follow|tail|drain|turn (?:this|my|the)|set|rename|print|clear|show me the)\\b(?!.*\\b(?:vs|versus|faster|slower|or)\\b)',
    '\\b(?:tutorial|step by step|cheat ?sheet|walk me through|(?:example|sample) \\w+|docs for|documentation for|link to the|guide to|guide for)\\b',
    '\\bcan (?:i|we) (?:also |just |still )?(?:rename|mount|attach|resize|schedule|set|configure|add|copy|delete|remove|change|limit|edit|open|restart|reload|export|mirror|sync|pass|bind|expose|override|tag|inspect|list|see|check|force|enable|disable|turn)\\b',
    '\\b(?:which|what) .{1,40} do (?:we|you guys) (?:use|have|run|keep)\\b',
    '\\bwhat (?:do|should|must|can|could) (?:i|we) (?:(?:have|need) to )?(?:type|add|enter|set|check|write|pass|edit|paste|click|press|specify|append|grep|install)\\b|\\bwhat goes (?:after|in the|into the)\\b|\\bdo (?:i|we) (?:just |simply |also )?(?:edit|type|add|paste|append|specify)\\b',
    '\\bgot (?:a|an|any|some) (?:\\w+ ){0,2}(?:loop|recipe|playbook|regex|query|one ?liner)\\b|\\b(?:rule|command|script|query|regex|config|one ?liner|flag|syntax) (?:that|so that|to|which|for)\\b',
    '\\bneed (?:a|the) (?:command|script|\\w*file|template|one liner)\\b',
  ].join('|'),
)
const ERROR = new RegExp(
  [
    '\\b(?:error|errors|errno|traceback|segfault|kernel panic|stack ?trace|exit code|exit status|exited with|code 1\\d\\d|status code)\\b',
    '\\b(?:permission denied|connection refused|access denied|no space left|no such file|command not found|not found|timed out|time out|timeout|unable to|out of memory|oom ?killed|host key|unauthorized|x509|crash ?loop ?back ?off|image ?pull ?back ?off|already in use|handshake|unreachable|broken pipe|bad gateway|denied)\\b',
    '\\b(?:not working|does not work|do not work|did not work|stopped working|is not starting|are not starting|will not (?:start|boot|connect|load|come up|build|run|stop|mount)|cannot (?:connect|reach|ping|start|resolve|find|ssh|mount|access|pull|push|log)|can not (?:connect|reach|ping|start|resolve|find|ssh|mount|access|pull|push|log)|refuses to|keeps? (?:crashing|restarting|failing|dying|dropping|freezing|stopping|losing|getting)|fails?|failed|failing|(?:has|have|is|are|it|just|keeps?|subject) crash(?:ed|es|ing)|stuck|hangs|hanging|frozen|freezes|freezing|corrupted|blue screen|black screen|disappeared|no network|no internet|lost network|got killed|broken again|broke|troubleshoot|debug|fix it|fix this|any idea|any ideas|mine (?:shows|gets|got|says|keeps|does)|what am i doing wrong|(?:anyone|anybody|someone) (?:else )?(?:seen|seeing|had|having|hit|hitting) (?:this|that|the same)|ideas$|dies (?:on|with|at|after|when)|(?:is|are|gets) ignored|(?:stays?|remains?|hanging|sits) (?:in |at |on )?(?:pending|starting|unknown|terminating|waiting|creating|zero)|(?:subject|term|build|push|pull|deploy|run|start|up|machine|node|cluster|pod) (?:says|complains|throws|returns)|should i worry|what did (?:i|we) miss|what did i do wrong|gets killed|got killed|no longer (?:works|starts|boots))\\b',
    '\\b(?:no match for|does not match|do not match|did not match|unsupported|unexpected (?:token|end|character|argument)|invalid (?:argument|reference|option|syntax|format|value|character)|unknown (?:flag|command|option|shorthand|field)|already exists|could not (?:find|connect|open|resolve|start|load|read)|gr[ae]yed out|did not (?:start|boot|work|come up|come back|mount|connect|show up|apply)|ignores (?:my|our|the)|(?:is|are|was|were) down\\b(?! to)|key ?error|\\w{3,}(?:exception|error))\\b',
    '^(?:i |we |still |it |he |she |they |sorry )*can not (?:connect|reach|open|see|log|login|ssh|start|find|get|type|boot|pull|push|build|run|access|mount|delete|remove|install|update|resolve|ping|stop|attach|enter|copy|save|edit|create)\\b',
  ].join('|'),
)

/** Facts about the things themselves: who made them, what they cost, which version is the newest. */
const TRIVIA =
  /\b(?:name of the|what does the name|default (?:size|port|value|number|user|password)|lead maintainer|who is the|which company|(?:get|got|was|been|ever) acquired|version numbers?|what does an? .{1,40} cost|deprecated|inventor of|invented by|(?:latest|newest|current|stable|next|which) (?:stable )?(?:version|release)s?|version (?:number|is|of)|who (?:founded|made|makes|owns|maintains|created|invented|acquired|bought|wrote|developed|started|runs|is behind|coined)|when (?:was|were|did|is|does|will) .{1,40}\b(?:released?|founded|created|invented|come out|came out|launched|announced|start(?:ed)?|end of life|eol|deprecated)|(?:release|launch) date|(?:which|what) (?:day|date)|end of life|what (?:programming )?language (?:is|was|are)|written in|(?:is|are) .{1,40}\b(?:free|open source|paid|licensed|under apache|gpl|proprietary)\b|licen[cs]e (?:of|for|fee|cost|type|key)|how much (?:is|are|does|do|for) .{0,40}\b(?:cost|costs|licen[cs]e|subscription|certification|exam|seat|pro|business|month|year)|price of|pricing|share price|stock|ceo|headquarters?|logo|mascot|stand for|stands for|abbreviation|pronounced?|meaning of the word|named after|certification|certified|exam|conference|meetup|salary|salaries|hiring|podcast|how many (?:people|users|companies|employees|downloads|stars)|market share|acquisition|layoffs)\b/

/** Whether the words are nothing but a greeting, thanks, a call for help, an insult or an attack. */
export function socialKind(
  words: readonly string[],
  joined: string,
): Extract<Intent, 'greeting' | 'thanks' | 'help' | 'insult' | 'injection'> | undefined {
  if (INJECTION.test(joined)) return 'injection'
  if (INSULT.test(joined) && (ADDRESSED.test(joined) || words.length <= 4) && words.length <= 25) return 'insult'
  if (HELP.test(joined) && words.length <= 14) return 'help'
  if (words.length <= 9 && GREETING.test(joined) && words.every((word) => GREETING_WORDS.has(word))) return 'greeting'
  if (THANKS.test(joined) && words.length <= 10) return 'thanks'
  return undefined
}

/** Whether instructions or trivia are asked for, or a failure is reported. `joined` is one question or sentence. */
export function taskKind(joined: string): Extract<Intent, 'how-to' | 'error' | 'trivia'> | undefined {
  if (ERROR.test(joined)) return 'error'
  if (HOW_TO.test(joined)) return 'how-to'
  return TRIVIA.test(joined) ? 'trivia' : undefined
}
