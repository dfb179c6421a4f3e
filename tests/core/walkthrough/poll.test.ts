import { describe, expect, it } from 'vitest'
import { planOf } from '#core/walkthrough/plan.ts'
import { pollOf } from '#core/walkthrough/poll.ts'
import { ana, answer, bare, ben, chooseFlow, events } from '../../support/walkthrough.ts'

const plan = planOf(chooseFlow())
const cleo = { id: 'cleo', name: 'Cleo' }
const COMMON = {
  kernel: 'linux',
  form: 'packaged',
  trust: 'own',
  device: 'none',
  state: 'heavy',
  place: 'dc',
  load: 'steady',
}

describe('a poll', () => {
  it("gives everybody's own result, what is disputed and by whom, and that it matters", () => {
    const poll = pollOf(
      plan,
      events(
        { kind: 'start', version: 1, mode: 'poll' },
        answer({ ...COMMON, team: 'vms' }),
        { ...answer({ ...COMMON, team: 'docker' }), by: ben },
        { ...answer({ ...COMMON, team: 'vms' }), by: cleo },
      ),
    )
    expect(poll.people.map(({ person, verdict }) => [person.name, verdict.leader, verdict.word])).toEqual([
      ['Ana', 'vm', 'leaning'],
      ['Ben', 'cvm', 'too close'],
      ['Cleo', 'vm', 'leaning'],
    ])
    expect(poll.disputed).toEqual([
      {
        question: 'team',
        answers: [
          { answer: 'vms', people: [ana, cleo] },
          { answer: 'docker', people: [ben] },
        ],
        matters: true,
      },
    ])
    expect(poll).toMatchObject({ matters: true })
    expect(poll.outcome).toBeUndefined()
  })

  it('says that a dispute does not matter where every combination comes to the same', () => {
    const both = { kernel: 'otheros', load: 'steady' }
    const poll = pollOf(
      plan,
      events(answer({ ...both, team: 'vms' }), { ...answer({ ...both, team: 'docker' }), by: ben }),
    )
    expect(poll.disputed).toMatchObject([{ question: 'team', matters: false }])
    expect(poll).toMatchObject({ matters: false, outcome: { leader: 'vm', word: 'clear' } })
  })

  it('takes nobody who is unsure for a dissenter, and counts what the others agree on', () => {
    const poll = pollOf(
      plan,
      events(
        answer({ team: 'vms' }),
        { kind: 'unsure', question: 'team', by: ben },
        { ...answer({ team: 'vms' }), by: cleo },
      ),
    )
    expect(poll.disputed).toEqual([])
    expect(bare(poll.common)).toMatchObject({ leader: 'vm' })
    expect(poll.people).toHaveLength(3)
  })

  it('is empty where nobody has answered', () => {
    const poll = pollOf(plan, events({ kind: 'start', version: 1, mode: 'poll' }))
    expect(poll).toMatchObject({ people: [], disputed: [], matters: false, common: { word: 'not enough' } })
  })
})
