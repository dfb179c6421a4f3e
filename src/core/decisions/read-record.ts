import type { DecisionRecord } from '#model/decision-record.ts'
import type { Decision } from '#model/store.ts'

/**
 * The record as it was written; undefined where it is of another kind, such as of a later version of the program. Records come
 * from our own store, so that the name of the format vouches for the rest.
 */
export function readRecord({ record }: Pick<Decision, 'record'>): DecisionRecord | undefined {
  return isRecord(record) ? record : undefined
}

function isRecord(record: unknown): record is DecisionRecord {
  return (
    typeof record === 'object' &&
    record !== null &&
    'format' in record &&
    record.format === ('versus-decision-1' as const)
  )
}
