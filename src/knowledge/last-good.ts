import type { KnowledgeBase } from '#model/knowledge.ts'
import type { Fault } from './fault.ts'
import type { Loaded } from './load-knowledge.ts'

/** The knowledge that a running bot answers from: always one without faults. */
export interface LastGood {
  readonly current: () => KnowledgeBase
  /** The faults of the newest edit; none where the newest edit is the current knowledge. */
  readonly faults: () => readonly Fault[]
  /** Takes what was loaded. True where the current knowledge is another now; a faulty edit never replaces it. */
  readonly take: (loaded: Loaded) => boolean
}

export function createLastGood(first: KnowledgeBase): LastGood {
  let current = first
  let faults: readonly Fault[] = []
  return {
    current: () => current,
    faults: () => faults,
    take: (loaded) => {
      if ('faults' in loaded) {
        faults = loaded.faults
        return false
      }
      faults = []
      if (loaded.knowledge.version === current.version) return false
      current = loaded.knowledge
      return true
    },
  }
}
