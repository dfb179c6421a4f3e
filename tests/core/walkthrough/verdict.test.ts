import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#core/walkthrough/fold.ts'
import { planOf } from '#core/walkthrough/plan.ts'
import { verdictOf } from '#core/walkthrough/verdict.ts'
import { whatWouldChange } from '#core/walkthrough/what-would-change.ts'
import type { WalkthroughAct } from '#model/walkthrough.ts'
import { slowOutcome } from '../../support/slow-outcome.ts'
import { someActs, someFlow } from '../../support/some-walkthrough.ts'
import { type Act, answer, bare, ben, chooseFlow, events } from '../../support/walkthrough.ts'

const flow = chooseFlow()
const plan = planOf(flow)
const POSTGRES = {
  kernel: 'linux',
  form: 'packaged',
  trust: 'own',
  device: 'none',
  state: 'heavy',
  team: 'vms',
  load: 'steady',
  place: 'dc',
}

function verdict(...acts: readonly Act[]) {
  return verdictOf(plan, fold(plan, events(...acts)))
}

function change(...acts: readonly WalkthroughAct[]) {
  return whatWouldChange(plan, fold(plan, events(...acts)))
}

describe('the verdict on a busy Postgres of VM people', () => {
  it('leans to a VM, for the database and the team before the load, and names the runner-up', () => {
    const one = verdict(answer(POSTGRES))
    expect(one).toMatchObject({ word: 'leaning', leader: 'vm', runnerUp: 'cvm', isSettled: true })
    expect(one.contributions.slice(0, 3).map(({ cause, gain }) => [cause, gain])).toEqual([
      ['state', 3],
      ['team', 3],
      ['load', 1],
    ])
    expect(one.contributions.reduce((sum, { gain }) => sum + gain, 0)).toBe(one.margin)
  })

  it('argues from operation, with sources, and says that disk speed is no reason', () => {
    const state = verdict(answer(POSTGRES)).contributions.find(({ cause }) => cause === 'state')
    expect(state).toMatchObject({
      sources: ['ms-lift', 'ms-cvm', 'gv-doc'],
      unsourced: ['our advice'],
      answer: 'heavy',
    })
    expect(state?.because).toContain('operator for fail-over')
    const heavy = flow.questions.flatMap(({ answers }) => answers).find(({ id }) => id === 'heavy')
    expect(heavy?.not?.sources).toEqual(['felter-raw'])
    expect(heavy?.not?.text.map(({ text }) => text).join('')).toMatch(/^Disk speed is no reason\./)
  })

  it('would change with a team at home in Docker, with nobody to run servers, and with load in waves', () => {
    const { flips, blurs } = change(answer(POSTGRES))
    const all = [...flips, ...blurs].map(({ answers, to }) => [answers[0]?.answer, to.leader, to.word])
    expect(all).toContainEqual(['docker', 'cvm', 'too close'])
    expect(all).toContainEqual(['orchestrator', 'cvm', 'too close'])
    expect(all.find(([one]) => one === 'none')?.[1]).toBe('managed')
    expect(all.find(([one]) => one === 'spiky')).toBeDefined()
  })
})

describe('what is removed', () => {
  it('is named with its kind, its reason and its cause', () => {
    const one = verdict(answer({ kernel: 'windows', device: 'desktop', team: 'docker' }))
    expect(one).toMatchObject({ word: 'clear', leader: 'vm' })
    expect(one.runnerUp).toBeUndefined()
    expect(one.removed.map(({ option, kind, cause }) => [option, kind, cause])).toEqual(
      ['container', 'cvm', 'sbx', 'managed'].map((option) => [option, 'impossible', 'windows-desktop']),
    )
  })

  it('is what all answers remove to which a question is narrowed', () => {
    const one = verdict(answer({ kernel: ['otheros', 'module'], team: 'docker' }))
    expect([...new Set(one.removed.map(({ option }) => option))]).toEqual(['container', 'managed'])
  })

  it('may be overruled where it should not be done, with the name of who did, and then weighs', () => {
    const unsafe = answer({ trust: 'untrusted', team: 'docker' })
    const overrule = { kind: 'overrule', option: 'container', cause: 'trust.untrusted', by: ben } as const
    const one = verdict(unsafe, overrule)
    expect(one.removed).toMatchObject([{ option: 'container', kind: 'unsafe', overruledBy: ben }])
    expect(one.standings.find(({ option }) => option === 'container')).toEqual({
      option: 'container',
      score: -5,
      state: 'left',
    })
  })

  it('stays removed where it cannot be done', () => {
    const one = verdict(answer({ kernel: 'otheros', team: 'docker' }), {
      kind: 'overrule',
      option: 'cvm',
      cause: 'kernel.otheros',
    })
    expect(one.leader).toBe('vm')
    expect(one.removed.every(({ overruledBy }) => overruledBy === undefined)).toBe(true)
  })

  it('is told of where another option would lead without it', () => {
    const { lifted } = change(
      answer({ ...POSTGRES, state: 'stateless', form: 'appliance', team: 'docker', load: 'short' }),
    )
    expect(lifted.map(({ removed, to }) => [removed.cause, to.leader])).toContainEqual(['form.appliance', 'cvm'])
  })
})

describe('not enough to say', () => {
  it.each<[string, readonly WalkthroughAct[]]>([
    ['nothing was answered', []],
    ['everything was skipped', flow.questions.map(({ id }) => ({ kind: 'skip', question: id }))],
    ['only what says nothing was answered', [answer({ device: 'none' })]],
    [
      'nothing that was answered matters',
      [
        answer(POSTGRES),
        ...flow.questions.map(({ id }) => ({ kind: 'weigh' as const, question: id, weight: 0 as const })),
      ],
    ],
  ])('where %s', (_, acts) => {
    const one = verdict(...acts)
    expect(bare(one)).toEqual({ word: 'not enough' })
    expect([one.runnerUp, one.margin]).toEqual([undefined, undefined])
    expect(change(...acts).robustness).toMatchObject({ kept: 0 })
  })
})

const someState = someFlow.chain((one) => fc.record({ flow: fc.constant(one), acts: someActs(one) }))

describe('what would change it, in made-up flows', () => {
  it('names every single answer that flips it, and the points add up to the lead', () => {
    let flipped = 0
    fc.assert(
      fc.property(someState, ({ flow: made, acts }) => {
        const own = planOf(made)
        const walkthrough = fold(own, events(...acts))
        const one = verdictOf(own, walkthrough)
        const gains = one.contributions.reduce((sum, { gain }) => sum + gain, 0)
        expect(one.margin ?? gains).toBe(gains)
        const said = Object.fromEntries(walkthrough.held.map((held) => [held.question, held.said]))
        const weights = Object.fromEntries(walkthrough.held.map(({ question, weight }) => [question, weight]))
        const wanted = made.questions.flatMap(({ id, answers }) =>
          answers.flatMap((to) => {
            const { leader } = slowOutcome(made, { ...said, [id]: [to.id] }, weights)
            return leader !== undefined && leader !== one.leader ? [`${id} ${to.id} ${leader}`] : []
          }),
        )
        const { flips, pair } = whatWouldChange(own, walkthrough)
        flipped += wanted.length
        expect(flips.map(({ answers: [first], to }) => `${first?.question} ${first?.answer} ${to.leader}`)).toEqual(
          wanted,
        )
        const both = Object.fromEntries((pair?.answers ?? []).map(({ question, answer: to }) => [question, [to]]))
        const paired = bare(slowOutcome(made, { ...said, ...both }, weights))
        expect(pair?.to ?? paired).toEqual(paired)
        expect(pair === undefined || pair.to.leader !== one.leader).toBe(true)
      }),
      { numRuns: 500, seed: 8 },
    )
    expect(flipped).toBeGreaterThan(200)
  }, 60_000)

  it('gives the weight at which another option draws level', () => {
    const ties = whatWouldChange(plan, fold(plan, events(answer(POSTGRES)))).ties
    expect(ties.length).toBeGreaterThan(0)
    for (const { question, weight, option } of ties) {
      const { standings, contributions } = verdict(answer(POSTGRES))
      const effects = contributions.find(({ cause }) => cause === question)?.effects ?? {}
      const at = (id: string): number =>
        (standings.find((one) => one.option === id)?.score ?? 0) + (effects[id] ?? 0) * (weight - 1)
      expect(at(option)).toBeCloseTo(at('vm'))
    }
  })

  it('says how many points must be wrong until it is level', () => {
    const one = verdict(answer(POSTGRES))
    expect(change(answer(POSTGRES)).robustness).toEqual({ kept: 8, of: 8, slips: one.margin })
  })
})
