import type { WalkthroughMode } from '#model/walkthrough.ts'

/** What somebody says to the walkthrough itself. */
export type Control =
  | {
      readonly kind:
        | 'back'
        | 'skip'
        | 'unsure'
        | 'weightless'
        | 'why'
        | 'stop'
        | 'resume'
        | 'restart'
        | 'park'
        | 'go on'
    }
  | { readonly kind: 'mode'; readonly mode: WalkthroughMode }
  /** `what`: the question to change, in the person's words; empty where none is named. */
  | { readonly kind: 'change'; readonly what: string }

const CONTROLS: readonly (readonly [RegExp, Control])[] = [
  [/^(?:back|go back|undo|undo (?:that|it|this)|take (?:that|it) back|one back)$/, { kind: 'back' }],
  [/^(?:skip|skip (?:it|this|that|this one)|next|pass)$/, { kind: 'skip' }],
  [
    /^(?:not sure|unsure|do not know|i do not know|we do not know|no idea|i am not sure|we are not sure|dunno|idk)$/,
    { kind: 'unsure' },
  ],
  [/^(?:(?:it |that )?does not matter|not important|unimportant|irrelevant|we do not care)$/, { kind: 'weightless' }],
  [/^(?:why|why this|why that|why do you ask|why is that asked)$/, { kind: 'why' }],
  [/^(?:stop|cancel|quit|end|pause|stop it|stop this)$/, { kind: 'stop' }],
  [/^(?:resume|continue|go on|carry on|proceed)$/, { kind: 'resume' }],
  [/^(?:restart|start over|start again|from the start|begin again)$/, { kind: 'restart' }],
  [/^(?:park|park it|park this|later)$/, { kind: 'park' }],
  [/^(?:more questions|ask more|ask on)$/, { kind: 'go on' }],
  [/^(?:poll|vote|everybody answers|everyone answers)$/, { kind: 'mode', mode: 'poll' }],
  [/^(?:only me|just me)$/, { kind: 'mode', mode: 'owner' }],
  [/^(?:everyone|everybody|anyone|anybody|open|all of us)$/, { kind: 'mode', mode: 'open' }],
]

/** Said to nobody in particular, only these are meant for us beyond doubt: "back", "later" and "no idea" are talk. */
const PLAIN =
  /^(?:undo|go back|skip|skip (?:it|this) question|not sure|it does not matter|why|why this|stop|resume|restart|start over|park it|poll|only me|change .+)$/

/** The whole message must be such a word: "back in five minutes" is talk. `words` in lower case. */
export function controlIn(words: readonly string[], isOverheard = false): Control | undefined {
  if (words.length === 0 || words.length > 8) return undefined
  const joined = words.filter((word) => word !== 'please').join(' ')
  if (isOverheard && !PLAIN.test(joined)) return undefined
  const found = CONTROLS.find(([pattern]) => pattern.test(joined))
  if (found) return found[1]
  const [first, ...rest] = words
  return first === 'change' ? { kind: 'change', what: rest.filter((word) => word !== 'the').join(' ') } : undefined
}
