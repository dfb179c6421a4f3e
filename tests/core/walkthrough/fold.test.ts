import { describe, expect, it } from 'vitest'
import { fold } from '#core/walkthrough/fold.ts'
import { openingAct, tickedOf } from '#core/walkthrough/opening.ts'
import { planOf } from '#core/walkthrough/plan.ts'
import { lastUndoable } from '#core/walkthrough/undo.ts'
import type { Walkthrough, WalkthroughAct, WalkthroughMode } from '#model/walkthrough.ts'
import { type Act, ana, answer, ben, chooseFlow, events } from '../../support/walkthrough.ts'

const flow = chooseFlow()
const plan = planOf(flow)
const start = begun()

function begun(version = flow.version, mode: WalkthroughMode = 'open'): WalkthroughAct {
  return { kind: 'start', version, mode }
}

function held(walkthrough: Walkthrough, question: string) {
  return walkthrough.held.find((one) => one.question === question)
}

function folded(...acts: readonly Act[]) {
  return fold(plan, events(...acts))
}

function pressed(labels: readonly string[], before: Walkthrough = fold(plan, [])) {
  const { opening } = flow
  if (!opening) throw new Error('The flow has no opening.')
  const places = labels.map((label) => opening.ticks.findIndex((tick) => tick.label === label))
  if (places.includes(-1)) throw new Error(`A box is not there: ${labels.join(', ')}`)
  return openingAct(opening, places, before)
}

describe('the opening card', () => {
  it('takes the plain answer where no box is ticked, and shows that it was taken for granted', () => {
    const walkthrough = folded(start, pressed(['A busy database']))
    expect(held(walkthrough, 'kernel')).toMatchObject({ status: 'answered', said: ['linux'], isPlain: true })
    expect(held(walkthrough, 'state')).toMatchObject({ status: 'answered', said: ['heavy'], isPlain: false, by: ana })
    expect(held(walkthrough, 'form')).toMatchObject({ status: 'open', said: ['ours', 'packaged'] })
    expect(held(walkthrough, 'team')).toMatchObject({ status: 'open', said: [] })
    expect(walkthrough.isOpened).toBe(true)
  })

  it('narrows to all answers of a box, and of several boxes of one question', () => {
    const walkthrough = folded(pressed(['Another OS, or its own kernel or drivers', 'It is a Windows program']))
    expect(held(walkthrough, 'kernel')).toMatchObject({ status: 'open', said: ['windows', 'otheros', 'module'] })
  })

  it('gives way to what was said before and after', () => {
    for (const walkthrough of [
      folded(answer({ form: 'ours' }), pressed([])),
      folded(pressed([]), answer({ form: 'ours' })),
    ])
      expect(held(walkthrough, 'form')).toMatchObject({ status: 'answered', said: ['ours'], isPlain: false })
  })

  it('shows a box as ticked that a message answered, and takes it back when it is unticked', () => {
    const read = folded(answer({ state: 'heavy' }))
    const ticked = flow.opening ? tickedOf(flow.opening, read) : []
    expect(ticked.map((at) => flow.opening?.ticks[at]?.label)).toEqual(['A busy database'])
    const walkthrough = folded(answer({ state: 'heavy' }), pressed([], read))
    expect(held(walkthrough, 'state')).toMatchObject({ status: 'open', said: ['stateless', 'volumes'] })
  })
})

describe('what was said', () => {
  it('is replaced by what is said later, and keeps its author', () => {
    const walkthrough = folded(start, answer({ team: 'docker' }), { ...answer({ team: 'vms' }), by: ben })
    expect(held(walkthrough, 'team')).toMatchObject({ said: ['vms'], by: ben, seq: 3 })
  })

  it('may fill several questions at once', () => {
    const walkthrough = folded(answer({ team: 'vms', load: 'steady' }))
    expect([held(walkthrough, 'team')?.said, held(walkthrough, 'load')?.said]).toEqual([['vms'], ['steady']])
    expect(walkthrough.cards).toBe(1)
  })

  it('goes back to what it was narrowed to when it becomes unsure, and is not asked again', () => {
    const walkthrough = folded(answer({ kernel: ['otheros', 'module'] }), answer({ kernel: 'module' }), {
      kind: 'unsure',
      question: 'kernel',
    })
    expect(held(walkthrough, 'kernel')).toMatchObject({ status: 'unsure', said: ['otheros', 'module'] })
  })

  it('counts for nothing once it is unsure, even where it was taken for granted', () => {
    const walkthrough = folded(pressed([]), { kind: 'unsure', question: 'trust' })
    expect(held(walkthrough, 'trust')).toMatchObject({ status: 'unsure', said: [], isPlain: false })
  })

  it('that does not matter is not asked', () => {
    expect(held(folded({ kind: 'weigh', question: 'place', weight: 0 }), 'place')?.status).toBe('unimportant')
  })

  it('is dropped and reported where the flow does not know it', () => {
    const walkthrough = folded(
      answer({ team: 'astronauts', constructor: 'x', load: ['steady', 'nonsense'] }),
      { kind: 'skip', question: '__proto__' },
      { kind: 'overrule', option: 'container', cause: 'kernel.otheros' },
    )
    expect(walkthrough.dropped.map(({ name }) => name)).toEqual([
      'team.astronauts',
      'constructor.x',
      'load.nonsense',
      '__proto__',
      'kernel.otheros (container)',
    ])
    expect(held(walkthrough, 'load')?.said).toEqual(['steady'])
    expect(held(walkthrough, 'team')?.status).toBe('open')
  })

  it('is nothing where every answer is named', () => {
    const all = flow.questions[0]?.answers.map(({ id }) => id) ?? []
    expect(held(folded(answer({ kernel: all })), 'kernel')).toMatchObject({ status: 'open', said: [] })
  })
})

describe('what people do to the walkthrough', () => {
  it('back takes back the last act that counts, again and again, also of one person only', () => {
    const log = events(
      start,
      answer({ team: 'vms' }),
      { ...answer({ load: 'steady' }), by: ben },
      { kind: 'undo', of: 3 },
    )
    expect(lastUndoable(log)?.seq).toBe(2)
    expect(lastUndoable(log, 'ben')).toBeUndefined()
    expect(held(fold(plan, log), 'load')?.status).toBe('open')
    expect(lastUndoable(events(start))).toBeUndefined()
  })

  it('an undo that is undone, or that points ahead, changes nothing', () => {
    const walkthrough = folded(
      answer({ team: 'vms' }),
      { kind: 'undo', of: 1 },
      { kind: 'undo', of: 2 },
      { kind: 'undo', of: 9 },
    )
    expect(held(walkthrough, 'team')?.said).toEqual(['vms'])
  })

  it('a restart forgets the answers, keeps the mode, and can be undone', () => {
    const acts = [start, { kind: 'mode', mode: 'poll' }, answer({ team: 'vms' }), { kind: 'restart' }] as const
    expect(folded(...acts)).toMatchObject({ mode: 'poll', owner: ana, cards: 0 })
    expect(held(folded(...acts), 'team')?.status).toBe('open')
    expect(held(folded(...acts, { kind: 'undo', of: 4 }), 'team')?.said).toEqual(['vms'])
  })

  it('hears only the one who began where only the owner may answer, and one person in a poll', () => {
    const acts = [
      begun(flow.version, 'owner'),
      { ...answer({ team: 'docker' }), by: ben },
      answer({ load: 'steady' }),
    ] as const
    const owners = folded(...acts)
    expect([held(owners, 'team')?.status, held(owners, 'load')?.said]).toEqual(['open', ['steady']])
    expect(held(fold(plan, events(...acts), 'ben'), 'team')?.said).toEqual(['docker'])
  })

  it('keeps the version it began with until it is switched', () => {
    const old = begun(flow.version - 1)
    expect(folded(old)).toMatchObject({ version: flow.version - 1, isOutdated: true })
    expect(folded(old, { kind: 'switch', version: flow.version })).toMatchObject({ isOutdated: false })
  })

  it('can be paused, resumed and decided', () => {
    expect(folded(start, { kind: 'pause' }).isPaused).toBe(true)
    expect(folded(start, { kind: 'pause' }, { kind: 'resume' }).isPaused).toBe(false)
    const decided = folded(start, { kind: 'decide', outcome: 'other', option: 'cvm', reason: 'we like it' })
    expect(decided.decision).toMatchObject({ option: 'cvm', actor: ana })
  })

  it('is nothing yet where nothing happened', () => {
    expect(fold(plan, [])).toMatchObject({
      seq: 0,
      cards: 0,
      isOpened: false,
      mode: 'open',
      overrulings: [],
      dropped: [],
    })
  })
})
