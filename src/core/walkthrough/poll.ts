import type { Dispute, Held, Poll, Walkthrough, WalkthroughEvent } from '#model/walkthrough.ts'
import { type Board, boardOf } from './board.ts'
import { mattering } from './can-matter.ts'
import { fold } from './fold.ts'
import { createJudge, decode, type ResultCode } from './judge.ts'
import type { Plan } from './plan.ts'
import { liveEvents } from './undo.ts'
import { toOutcome, verdictOf } from './verdict.ts'

const ANSWERING: ReadonlySet<WalkthroughEvent['kind']> = new Set([
  'answer',
  'unsure',
  'skip',
  'weigh',
  'stress',
  'overrule',
])

/**
 * Everybody's own result, what they answer differently, and whether that matters: whether the disputed answers, in any
 * combination, lead to another outcome. Weights and overrulings are each person's own and do not enter the common result.
 */
export function pollOf(plan: Plan, events: readonly WalkthroughEvent[]): Poll {
  const people = new Map(
    liveEvents(events).flatMap(({ kind, actor }) => (ANSWERING.has(kind) ? [[actor.id, actor] as const] : [])),
  )
  const ballots = [...people.values()].map((person) => ({ person, own: fold(plan, events, person.id) }))
  const disputes = plan.flow.questions.flatMap(({ id }) => disputeOn(id, ballots) ?? [])
  const common: Walkthrough = {
    ...fold(plan, events),
    overrulings: [],
    held: plan.flow.questions.map(({ id }) => agreed(id, ballots)),
  }
  const board = boardOf(plan, disputed(common, disputes))
  const judged = disputes.map(({ question, answers }) => {
    const at = plan.indexOf.get(question) ?? -1
    return { question, answers, matters: turns(board, at) }
  })
  const matters = judged.some((dispute) => dispute.matters)
  return {
    people: ballots.map(({ person, own }) => ({ person, verdict: verdictOf(plan, own) })),
    disputed: judged,
    matters,
    ...(matters ? {} : { outcome: toOutcome(plan, decode(createJudge(board)(firstOf(board)))) }),
    common: verdictOf(plan, common),
  }
}

interface Ballot {
  readonly person: WalkthroughEvent['actor']
  readonly own: Walkthrough
}

function heldIn({ own }: Ballot, question: string): Held | undefined {
  return own.held.find((one) => one.question === question)
}

/** Answers of people who gave one; whoever is unsure disputes nothing. */
function disputeOn(question: string, ballots: readonly Ballot[]): Omit<Dispute, 'matters'> | undefined {
  const byAnswer = new Map<string, Ballot['person'][]>()
  for (const ballot of ballots) {
    const held = heldIn(ballot, question)
    const [answer] = held?.status === 'answered' ? held.said : []
    if (answer !== undefined) byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), ballot.person])
  }
  if (byAnswer.size < 2) return undefined
  return { question, answers: [...byAnswer].map(([answer, people]) => ({ answer, people })) }
}

/** What all who answered say alike; nothing where they differ. */
function agreed(question: string, ballots: readonly Ballot[]): Held {
  const given = ballots.flatMap((ballot) => heldIn(ballot, question) ?? []).filter(({ said }) => said.length > 0)
  const [first, ...others] = given
  const said = first ? first.said.filter((answer) => others.every((other) => other.said.includes(answer))) : []
  return { question, status: said.length === 1 ? 'answered' : 'unsure', said, isPlain: false, weight: 1 }
}

/** The common walkthrough with the disputed questions open between the disputed answers. */
function disputed(common: Walkthrough, disputes: readonly Omit<Dispute, 'matters'>[]): Walkthrough {
  return {
    ...common,
    held: common.held.map((held) => {
      const dispute = disputes.find(({ question }) => question === held.question)
      return dispute ? { ...held, status: 'open' as const, said: dispute.answers.map(({ answer }) => answer) } : held
    }),
  }
}

/** Combinations tried to find one in which a question turns the result: people dispute few questions, in few ways. */
const MOST_TRIED = 20_000

/** Whether, in some combination of the other disputed answers, this one turns the result; beyond what is tried, by bounds. */
function turns(board: Board, at: number): boolean {
  const judge = createJudge(board)
  const counts = board.questions.map(({ values }, question) => (question === at ? 1 : Math.max(1, values.length - 1)))
  const all = counts.reduce((product, count) => product * count, 1)
  for (let place = 0; place < Math.min(MOST_TRIED, all); place++) {
    let rest = place
    const picks = firstOf(board).map((first, question) => {
      const count = counts[question] ?? 1
      const pick = first + (rest % count)
      rest = Math.floor(rest / count)
      return pick
    })
    const results = new Set<ResultCode>()
    for (let pick = 1; pick < (board.questions[at]?.values.length ?? 0); pick++) {
      picks[at] = pick
      results.add(judge(picks))
    }
    if (results.size > 1) return true
  }
  return all > MOST_TRIED && mattering(board).includes(at)
}

/** Every open question with its first answer. */
function firstOf({ questions }: Board): readonly number[] {
  return questions.map(({ values }) => (values.length > 1 ? 1 : 0))
}
