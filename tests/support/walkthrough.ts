import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import type { Flow } from '#model/flow.ts'
import type { Outcome, WalkthroughAct, WalkthroughEvent } from '#model/walkthrough.ts'

export const ana = { id: 'ana', name: 'Ana' }
export const ben = { id: 'ben', name: 'Ben' }

/** Every flow that comes with the program. */
export function shippedFlows(): readonly Flow[] {
  const loaded = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)))
  if ('faults' in loaded) throw new Error('The knowledge has faults.')
  return loaded.knowledge.comparisons.flatMap(({ flows }) => flows)
}

/** The flow *VM or container?* */
export function chooseFlow(): Flow {
  const flow = shippedFlows().find(({ id }) => id === 'choose')
  if (!flow) throw new Error('The flow "choose" is not there.')
  return flow
}

/** By Ana where nobody is named. */
export type Act = WalkthroughAct & { readonly by?: typeof ana }

/** Acts, numbered in order. */
export function events(...acts: readonly Act[]): readonly WalkthroughEvent[] {
  return acts.map(({ by = ana, ...act }, at) => Object.assign(act, { seq: at + 1, at: at * 1000, actor: by }))
}

export function answer(answers: Readonly<Record<string, string | readonly string[]>>): WalkthroughAct {
  return {
    kind: 'answer',
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, said]) => [id, typeof said === 'string' ? [said] : said]),
    ),
  }
}

/** Leader and word alone. */
export function bare({ word, leader }: Outcome): Outcome {
  return leader === undefined ? { word } : { word, leader }
}
