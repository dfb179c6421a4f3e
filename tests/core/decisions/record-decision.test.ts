import { describe, expect, test } from 'vitest'
import { readRecord } from '#core/decisions/read-record.ts'
import type { Decision } from '#model/store.ts'
import { accepted, decided, POSTGRES } from '../../support/decisions.ts'
import { type Act, ana, answer, ben } from '../../support/walkthrough.ts'

function recordOf(decision: Decision) {
  const record = readRecord(decision)
  if (!record) throw new Error('The decision has no record.')
  return record
}

describe('the record of a decision', () => {
  test('keeps recommendation and decision apart, with who said what', () => {
    const record = recordOf(decided())
    expect(record.recommendation).toMatchObject({ word: 'leaning', option: { id: 'vm' } })
    expect(record.decision).toMatchObject({ outcome: 'accepted', option: { id: 'vm' } })
    expect(record.people).toEqual({ decided: ['Ana'], consulted: ['Ben'] })
    expect(record.drivers).toContainEqual({ text: 'The team: VMs', by: ['Ben'] })
    expect(record.drivers.map(({ text }) => text)).not.toContain('The system: ordinary Linux')
    expect(record.context.join(' ')).toContain('Taken for granted: the system (ordinary Linux)')
    expect(record.cards).toBe(4)
  })

  test('is found by title, subject, outcome, date and people', () => {
    const { text, title } = decided()
    expect(title).toBe('Run our Postgres on a virtual machine')
    for (const part of ['our Postgres', 'accepted', 'leaning', '2026-11-24', 'Ana', 'Ben', 'steady'])
      expect(text).toContain(part)
  })

  test('of another choice has the reason, and what the recommendation was', () => {
    const other: Act = { kind: 'decide', outcome: 'other', option: 'cvm', reason: 'We move to Kubernetes in spring.' }
    const record = recordOf(decided({}, [...POSTGRES, other]))
    expect(record.title).toBe('Use containers on VM nodes for our Postgres')
    expect(record.recommendation.option?.id).toBe('vm')
    expect(record.decision).toMatchObject({ outcome: 'other', reason: 'We move to Kubernetes in spring.' })
    expect(record.consequences.bad.map(({ text }) => text).join(' ')).toContain('the team runs VMs well')
  })

  test('counts "another" as accepted where it is the recommended one, and an option from nowhere as parked', () => {
    const same: Act = { kind: 'decide', outcome: 'other', option: 'vm' }
    expect(recordOf(decided({}, [...POSTGRES, same])).decision.outcome).toBe('accepted')
    const strange: Act = { kind: 'decide', outcome: 'other', option: 'constructor' }
    expect(recordOf(decided({}, [...POSTGRES, strange])).decision).toEqual({ outcome: 'parked' })
  })

  test('without a decision, or with one taken back, is parked', () => {
    expect(recordOf(decided({}, POSTGRES)).decision).toEqual({ outcome: 'parked' })
    const undone: Act = { kind: 'undo', of: POSTGRES.length + 1 }
    const record = recordOf(decided({}, [...POSTGRES, accepted, undone]))
    expect(record.decision).toEqual({ outcome: 'parked' })
    expect(record.title).toBe('Parked: VM or container for our Postgres')
  })

  test('names whoever overruled a warning', () => {
    const acts: readonly Act[] = [
      { kind: 'start', version: 1, mode: 'open' },
      answer({ trust: 'untrusted' }),
      { kind: 'overrule', option: 'container', cause: 'trust.untrusted', by: ben },
      { kind: 'decide', outcome: 'other', option: 'container', reason: 'Only for a demo.' },
    ]
    const { overruled, decision } = recordOf(decided({}, acts))
    expect(overruled).toHaveLength(1)
    expect(overruled[0]).toMatch(
      /^Ben overruled a warning: containers straight on the host should not be used here: one bug in the kernel/,
    )
    expect(decision.option?.id).toBe('container')
  })

  test('of a poll has what all agree on, and what they do not', () => {
    const acts: readonly Act[] = [
      { kind: 'start', version: 1, mode: 'poll' },
      answer({ state: 'heavy', team: 'vms' }),
      { ...answer({ state: 'heavy', team: 'docker' }), by: ben },
      accepted,
    ]
    const { drivers, context } = recordOf(decided({}, acts))
    expect(drivers).toEqual([{ text: 'The data: a busy database', by: ['Ana', 'Ben'] }])
    expect(context.join(' ')).toContain('There is no agreement about the team: VMs (Ana); Docker on a few hosts (Ben).')
  })

  test('says what was left open, and refuses to recommend out of nothing', () => {
    const acts: readonly Act[] = [
      { kind: 'start', version: 1, mode: 'open' },
      { kind: 'unsure', question: 'team' },
    ]
    const record = recordOf(decided({ subject: '' }, acts))
    expect(record.context).toContain('Left open: the team.')
    expect(record.recommendation).toEqual({ word: 'not enough' })
    expect(record.title).toBe('Parked: VM or container')
  })

  test('has no subject where none was named', () => {
    const { title, subject, context } = recordOf(decided({ subject: 'VM or container?' }))
    expect({ title, subject, first: context[0] }).toEqual({
      title: 'Use a virtual machine',
      subject: '',
      first: 'VM or container?',
    })
  })

  test('is plain data: it survives a store unchanged, and says the same twice', () => {
    const decision = decided()
    expect(JSON.parse(JSON.stringify(decision))).toEqual(decision)
    expect(decided()).toEqual(decision)
    expect(JSON.stringify(decision.record)).not.toContain(`"${ana.id}"`)
  })
})
