// Readers of what Discord delivers. Total: what is not there, or is something else, reads as absent.

export type Fields = Readonly<Record<string, unknown>>

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

/** Discord's ids are numbers of up to 20 digits, written as text. */
export function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? value : undefined
}

/** When an id was given, in milliseconds since 1970: ids begin with the time. */
export function timeOf(id: string): number {
  return Number((BigInt(id) >> 22n) + 1_420_070_400_000n)
}
