import { LONGEST_REF } from './refs.ts'

/** Buttons of the log of decisions, of the gaps and of judged answers. `key`: a `shortKey`, where an id would be too long. */
export type LogRef =
  | { readonly kind: 'decision'; readonly decision: string }
  | { readonly kind: 'supersede'; readonly decision: string }
  /** Two keys: the decision that is superseded, and the one that takes its place. */
  | { readonly kind: 'replace'; readonly key: string; readonly by: string }
  | { readonly kind: 'gap'; readonly key: string }
  | { readonly kind: 'draft'; readonly key: string }
  | { readonly kind: 'settle'; readonly key: string; readonly state: 'answered' | 'declined' }
  /** `key` is that of a topic's id. */
  | { readonly kind: 'meant'; readonly key: string; readonly reply: string }
  | { readonly kind: 'none-meant'; readonly reply: string }
  | { readonly kind: 'remove'; readonly reply: string }
  /** A form: what was wrong with it. */
  | { readonly kind: 'note'; readonly reply: string }

/** The reference; undefined where an id makes it longer than platforms take: leave the button away. */
export function encodeLogRef(ref: LogRef): string | undefined {
  const text = ['v1', ref.kind, ...partsOf(ref)].join('|')
  return text.length <= LONGEST_REF ? text : undefined
}

function partsOf(ref: LogRef): readonly string[] {
  switch (ref.kind) {
    case 'decision':
    case 'supersede':
      return [ref.decision]
    case 'replace':
      return [ref.key, ref.by]
    case 'gap':
    case 'draft':
      return [ref.key]
    case 'settle':
      return [ref.state, ref.key]
    case 'meant':
      return [ref.key, ref.reply]
    case 'none-meant':
    case 'remove':
    case 'note':
      return [ref.reply]
  }
}

/** Undefined where the text is another reference, or none of ours. */
export function decodeLogRef(text: string): LogRef | undefined {
  if (text.length > LONGEST_REF) return undefined
  const [version, kind, first = '', ...others] = text.split('|')
  // Ids come last and may have any sign.
  const rest = others.join('|')
  const whole = others.length > 0 ? `${first}|${rest}` : first
  if (version !== 'v1' || first === '') return undefined
  switch (kind) {
    case 'decision':
    case 'supersede':
      return { kind, decision: whole }
    case 'replace':
      return rest === '' ? undefined : { kind, key: first, by: rest }
    case 'gap':
    case 'draft':
      return { kind, key: whole }
    case 'settle':
      return rest !== '' && (first === 'answered' || first === 'declined')
        ? { kind, key: rest, state: first }
        : undefined
    case 'meant':
      return rest === '' ? undefined : { kind, key: first, reply: rest }
    case 'none-meant':
    case 'remove':
    case 'note':
      return { kind, reply: whole }
    default:
      return undefined
  }
}
