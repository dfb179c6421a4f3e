// What the local server reads of bodies that it did not write.

export type Fields = Readonly<Record<string, unknown>>

export function read(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
