import type { Person } from '#model/request.ts'
import type { WalkthroughAct } from '#model/walkthrough.ts'
import type { Move } from './move.ts'
import type { Scene } from './scene.ts'
import { holding, verdictOf } from './verdict.ts'
import { resultOf } from './wording.ts'

type Decide = Omit<Extract<WalkthroughAct, { readonly kind: 'decide' }>, 'kind'>

export const LONGEST_REASON = 500

export function decide(decision: Decide): Move {
  return { kind: 'move', acts: [{ kind: 'decide', ...decision }] }
}

/** Somebody chooses an option themselves: its reason is asked for. What is impossible cannot be chosen. */
export function choiceOf(scene: Scene, option: string, person: Person): Move {
  const isOption = scene.flow.options.some(({ id }) => id === option)
  const isImpossible = removalsOf(scene, option).some(({ kind }) => kind === 'impossible')
  return isOption && !isImpossible
    ? { kind: 'move', acts: [], focus: { kind: 'reason', option, person } }
    : { kind: 'move', acts: [], focus: { kind: 'others' } }
}

/** The reason was given: what speaks against the option is overruled by name, and it is chosen. */
export function chosen(scene: Scene, option: string, said: string): Move {
  const overrulings = removalsOf(scene, option).map(({ cause }): WalkthroughAct => ({
    kind: 'overrule',
    option,
    cause,
  }))
  const reason = said.slice(0, LONGEST_REASON).trim()
  const isNone = /^(?:none|no reason|no|-|nothing)?[.!]?$/i.test(reason)
  const isRecommended = resultOf(scene).leader === option
  const outcome = isRecommended ? 'accepted' : 'other'
  return {
    kind: 'move',
    acts: [...overrulings, { kind: 'decide', outcome, option, ...(isNone ? {} : { reason }) }],
  }
}

function removalsOf({ plan, state }: Scene, option: string) {
  return holding(verdictOf(plan, state).removed).filter((one) => one.option === option)
}
