import type { Intent } from '#model/finding.ts'
import { rule } from './rule.ts'

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
const HELP = rule(
  'help info usage commands menu you your bot this topics comparisons',
  '^(?:versus )?(?:help|help me|help please|please help|info|usage|commands|menu|\\?)$|\\b(?:what can you do|what do you do|what are you(?: for)?$|who are you|how do you work|how does this (?:bot )?work|what can i ask|what do you know|how do i use (?:you|this|versus)|are you (?:a |an )?(?:bot|ai|human|robot|chatgpt|llm|real|alive|there)|who (?:made|built|wrote|created|maintains|runs) (?:you|this bot)|what is your (?:name|job|purpose)|what (?:topics|comparisons|commands|questions) (?:do|can|are)|which (?:topics|comparisons|commands) (?:do|can|are)|what languages? do you|where do you get your|how do you know|list (?:your )?(?:topics|comparisons|commands)|show (?:me )?(?:your )?(?:topics|commands|help)|can you (?:hear|see|read) (?:me|this)|do you (?:speak|learn|remember|store|log|read|use)|are you (?:using|based|powered|sure|open))\\b',
)
const INSULT =
  /\b(?:useless|stupid|dumb|idiot|moron|idiotic|junk|trash|crap|crappy|garbage bot|piece of (?:shit|junk|crap|garbage)|shit|fuck|fucking|wtf|sucks?|suck|worthless|pathetic|shut up|hate (?:you|this bot)|worst|dumbass|bullshit|clueless|imbecile|go away|brain dead|waste of|terrible bot)\b/
const ADDRESSED = /\b(?:you|your|you are|bot|versus|this thing|u|toaster)\b/
const INJECTION =
  /\b(?:(?:ignore|forget|disregard|override|bypass) (?:all |any |your |the |every |my |previous |prior |above |earlier |those |these )*(?:rules|instructions?|prompts?|guidelines|restrictions|training|directions|safety|programming|context|messages?)|system prompt|developer mode|jailbreak|you are now|pretend (?:to be|you are|that you)|act as|do anything now|print (?:your|the|all|out)? ?(?:env|environment|token|secret|config|password|slack|system)|reveal (?:your|the)|(?:slack|discord|bot|api|app) ?(?:bot)? ?token|environment variables|api keys?|rm rf|drop table|select from|union select|script alert|etc passwd|ping everyone|at everyone|everyone here|process env|eval require|new instructions?|end of prompt|sudo rm|repeat after me|respond only with|root password|mention (?:all|everyone|here)|always answer)\b/

/** Whether the words are nothing but a greeting, thanks, a call for help, an insult or an attack. */
export function socialKind(
  words: readonly string[],
  joined: string,
): Extract<Intent, 'greeting' | 'thanks' | 'help' | 'insult' | 'injection'> | undefined {
  if (INJECTION.test(joined)) return 'injection'
  if (INSULT.test(joined) && (ADDRESSED.test(joined) || words.length <= 4) && words.length <= 25) return 'insult'
  if (HELP(words, joined) && words.length <= 14) return 'help'
  if (words.length <= 9 && GREETING.test(joined) && words.every((word) => GREETING_WORDS.has(word))) return 'greeting'
  if (THANKS.test(joined) && words.length <= 10) return 'thanks'
  return undefined
}
