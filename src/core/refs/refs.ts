/** What a button or a choice stands for. It carries all that is needed, so that it works after a restart and next month. */
export type Ref =
  | { readonly kind: 'topic'; readonly comparison: string; readonly topic: string; readonly focus: readonly string[] }
  | { readonly kind: 'more'; readonly comparison: string; readonly topic: string; readonly focus: readonly string[] }
  | { readonly kind: 'choose'; readonly comparison: string }
  | { readonly kind: 'compare'; readonly comparison: string }
  | { readonly kind: 'example'; readonly comparison: string; readonly number: number }
  | { readonly kind: 'wish'; readonly gap: string }
  | WalkthroughRef

/**
 * Something on the card of a walkthrough. `do` adds an event, and does so once; `look` only shows, as often as it is pressed. `of` and `to` say what: a question and
 * an answer, an option, the number of a box. The walkthrough itself is found by the thread; `number` says which of the thread's
 * it is, and `seq` which of its events the card showed.
 */
export type WalkthroughRef = ({ readonly kind: 'do' } | { readonly kind: 'look' }) & {
  readonly what: Deed
  readonly of: string
  readonly to: string
  readonly number: number
  readonly seq: number
}

const DEEDS = [
  'accept',
  'answer',
  'back',
  'change',
  'changes',
  'choose',
  'clear',
  'continue',
  'details',
  'fill',
  'keep',
  'mode',
  'next',
  'others',
  'park',
  'reason',
  'restart',
  'resume',
  'show',
  'skip',
  'stop',
  'stress',
  'switch',
  'tick',
  'unsure',
  'weigh',
  'weights',
  'why',
] as const

export type Deed = (typeof DEEDS)[number]

/** Slack's `action_id` and Discord's `custom_id` both take 100 characters; the rest is the adapters'. */
export const LONGEST_REF = 90

/** `v1|more|vm-vs-docker|startup|container`. The parts are ids: none of them contains a `|`. */
export function encodeRef(ref: Ref): string {
  return ['v1', ref.kind, ...partsOf(ref)].join('|')
}

function partsOf(ref: Ref): readonly string[] {
  switch (ref.kind) {
    case 'topic':
    case 'more':
      return [ref.comparison, ref.topic, ref.focus.join('+')]
    case 'choose':
    case 'compare':
      return [ref.comparison]
    case 'example':
      return [ref.comparison, `${ref.number}`]
    case 'wish':
      return [ref.gap]
    case 'do':
    case 'look':
      return [ref.what, ref.of, ref.to, `${ref.number}.${ref.seq}`]
  }
}

/** The reference, or undefined where the text is none of ours (a forged, cut or future one). */
export function decodeRef(text: string): Ref | undefined {
  if (text.length > LONGEST_REF) return undefined
  const [version, kind, first, second, third, fourth] = text.split('|')
  if (version !== 'v1' || first === undefined || first === '') return undefined
  switch (kind) {
    case 'topic':
    case 'more':
      return second === undefined || second === ''
        ? undefined
        : { kind, comparison: first, topic: second, focus: third === undefined || third === '' ? [] : third.split('+') }
    case 'choose':
    case 'compare':
      return { kind, comparison: first }
    case 'example': {
      const number = Number(second)
      return Number.isInteger(number) && number >= 0 ? { kind, comparison: first, number } : undefined
    }
    case 'wish':
      return { kind, gap: first }
    case 'do':
    case 'look': {
      const what = DEEDS.find((one) => one === first)
      const [, number, seq] = /^(\d{1,4})\.(\d{1,6})$/.exec(fourth ?? '') ?? []
      if (!what || second === undefined || third === undefined || number === undefined || seq === undefined)
        return undefined
      return { kind, what, of: second, to: third, number: Number(number), seq: Number(seq) }
    }
    default:
      return undefined
  }
}
