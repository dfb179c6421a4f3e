import type { Library } from '#adapters/web/library.ts'

/** Nothing was decided, nothing is missing, and there is nothing to decide. */
export const emptyLibrary: Library = {
  decisions: async () => [],
  decision: async () => undefined,
  gaps: async () => ({ missing: [], howTos: [] }),
  gap: async () => undefined,
  flows: () => [],
  judge: () => undefined,
}
