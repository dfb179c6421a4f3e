import type { Walkthrough, WalkthroughEvent } from '#model/walkthrough.ts'
import type { Decision } from '#model/store.ts'
import { type Deciding, type Judged, recordOf } from './decisions/record.ts'
import { fold } from './walkthrough/fold.ts'
import { type Plan, planOf } from './walkthrough/plan.ts'
import { pollOf } from './walkthrough/poll.ts'
import { verdictOf } from './walkthrough/verdict.ts'
import { whatWouldChange } from './walkthrough/what-would-change.ts'

/**
 * What a walkthrough ended with, for the log of decisions: computed anew from its events, so that nothing is kept that does not
 * follow from them. Events without a decision give a parked one.
 */
export function recordDecision(parts: Deciding): Decision {
  const plan = planOf(parts.flow)
  return recordOf(parts, judge(plan, parts.events))
}

function judge(plan: Plan, events: readonly WalkthroughEvent[]): Judged {
  const whole = fold(plan, events)
  if (whole.mode !== 'poll') return judged(plan, whole, [])
  const { common, disputed, people } = pollOf(plan, events)
  // What all agree on, as one person's answers: the rest counts for nothing.
  const answers = common.contributions.flatMap(({ question, answer }) =>
    question === undefined || answer === undefined ? [] : [[question, [answer]] as const],
  )
  const agreed = whole.held.map((held) => {
    const said = answers.find(([question]) => question === held.question)?.[1] ?? []
    const { question, isPlain } = held
    const status = said.length === 1 ? ('answered' as const) : ('unsure' as const)
    return { question, status, said, isPlain: isPlain && said.length === 1, weight: 1 as const }
  })
  const own = judged(plan, { ...whole, held: agreed, overrulings: [] }, disputed)
  return { ...own, voters: people.map(({ person }) => person.name) }
}

function judged(plan: Plan, walkthrough: Walkthrough, disputed: Judged['disputed']): Judged {
  const verdict = verdictOf(plan, walkthrough)
  return { walkthrough, verdict, change: whatWouldChange(plan, walkthrough), disputed, voters: [] }
}
