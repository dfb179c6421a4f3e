import { cleanMessage } from './clean-message.ts'
import { wordsOf } from './words.ts'

/** Said around what is asked: "so, @Versus, any thoughts on this please?" */
const AROUND =
  /^(?:hey|hi|hello|hm+|so|well|and|ok|okay|please|pls|versus|bot|folks|all|guys|then|here|now|or|but|also|just|maybe|thanks)$/

/** What somebody says who asks for a word on what others said, and asks nothing themselves. */
const POINTING = [
  /^$/,
  /^(?:any |your |some |got any )?(?:thoughts?|opinions?|comments?|views?|ideas?|input|verdict|judge?ment|take)(?: (?:on|about) (?:this|that|it|the above))?$/,
  /^what (?:do|would) you (?:think|say)(?: (?:of|on|about|to) (?:this|that|it|the above))?$/,
  /^what (?:is|are) your (?:thoughts?|opinion|take|view|answer|verdict)(?: (?:on|about) (?:this|that|it))?$/,
  /^what about (?:this|that)$/,
  /^(?:is|was) (?:that|this|it|he|she) (?:really |actually |still |even |all )?(?:right|true|correct|so|accurate|wrong|false|legit|fair|the case)$/,
  /^is not (?:that|this|it) (?:right|true|so|wrong)$/,
  /^is (?:that|this|it)$/,
  /^(?:really|right|true|correct|true or false|right or wrong|agreed?|do you agree|you agree|fact check|check this|who is right|which of us is right)$/,
  /^(?:(?:can|could|would) you )?(?:answer|help|weigh in|settle|comment|chime in|look|check|explain)(?: (?:on|with|at))? (?:this|that|it|us)$/,
  /^(?:(?:can|could|would) you )?(?:answer|weigh in|comment|chime in)$/,
  /^your turn$/,
]

/** Whether a message that speaks to us has no question of its own: it means what was said before it. */
export function isBareMention(text: string): boolean {
  const words = wordsOf(cleanMessage(text))
  if (words.length > 12) return false
  const said = words.filter((word) => !AROUND.test(word)).join(' ')
  // "Hi" alone is a greeting, and gets one.
  return words.length === 0 || said !== '' ? POINTING.some((pattern) => pattern.test(said)) : false
}
