import { LONGEST_OPTION_VALUE } from './limits.ts'
import { beginningOf, valueOf } from './offer-ids.ts'

// How the names of fields and answers travel in a form: as those of a card do (see offer-ids.ts).
//
//   block_id  "kernel|"       the field, and what the names of its options begin with where they would be too long without
//   value     "=otheros"      the rest of an option's name

const LONGEST_BLOCK_ID = 255

export interface NamedField {
  readonly block: string
  readonly beginning: string
}

/** Undefined where a name is longer than Slack takes. */
export function nameField(id: string, options: readonly string[] = []): NamedField | undefined {
  const beginning = beginningOf(options)
  const block = `${id.length}|${id}|${beginning}`
  return block.length <= LONGEST_BLOCK_ID ? { block, beginning } : undefined
}

export function fits(option: string, { beginning }: NamedField): boolean {
  return valueOf(option, beginning).length <= LONGEST_OPTION_VALUE
}

/** The field that a block is, and what its options' names begin with. */
export function readField(block: string): { readonly id: string; readonly beginning: string } | undefined {
  const [, length = '', rest = ''] = /^(\d{1,3})\|([\s\S]*)$/.exec(block) ?? []
  const at = Number(length)
  if (length === '' || rest.charAt(at) !== '|') return undefined
  return { id: rest.slice(0, at), beginning: rest.slice(at + 1) }
}

/** The option behind a value. */
export function readOption(beginning: string, value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('=') ? `${beginning}${value.slice(1)}` : undefined
}
