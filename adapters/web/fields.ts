import { printableLines } from '#adapters/shared/printable.ts'
import { LONGEST_REF } from './limits.ts'

// What the page sends is anything at all until it is read here.

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

export function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_REF ? value : undefined
}

export function shortIn(value: unknown): string {
  return nameIn(value) ?? ''
}

/** Lines as they were written, without what nobody can see. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? printableLines(value).join('\n').trim() : ''
}
