import { describe, expect, test } from 'vitest'
import { countCardWords } from '#adapters/shared/plain-text.ts'
import { madrOf } from '#core/decisions/madr.ts'
import { respond } from '#core/respond.ts'
import type { HouseNote } from '#model/knowledge.ts'
import type { Outcome } from '#model/outcome.ts'
import { accepted, decided, POSTGRES, shippedComparison } from '../support/decisions.ts'
import { houseNote, withNotes } from '../support/house-world.ts'
import { command } from '../support/requests.ts'
import { blocksOf, last, refOf } from '../support/talk.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const STARTS = 'which starts faster, a VM or a container?'
const POSTGRES_ASKED = 'should we run our Postgres in Docker or on a VM?'

function noted(...notes: readonly HouseNote[]) {
  return withNotes(world, 'vm-vs-docker', notes)
}

/** What the table is about that `compare` alone shows. */
function compared(memory: Parameters<typeof respond>[1]): string | undefined {
  return respond(command('c1', {}, 'compare'), memory, world).replies[0]?.summary
}

/** The small lines that begin with "Here:". */
function hereIn(outcome: Outcome): readonly string[] {
  return blocksOf(outcome).flatMap((block) =>
    block.kind === 'text' && block.role === 'note' && block.text[0]?.text === 'Here:'
      ? [block.text.map(({ text }) => text).join('')]
      : [],
  )
}

describe('a house note', () => {
  test('stands on the answer of its topic as one small line above the sources, and counts no word', () => {
    const outcome = last(noted(houseNote('templates are in Nova.', { topics: ['startup'] })), STARTS)
    expect(hereIn(outcome)).toEqual(['Here: templates are in Nova.'])
    const kinds = blocksOf(outcome).map((block) => (block.kind === 'text' ? block.role : block.kind))
    expect(kinds).toEqual(['lead', 'list', 'note', 'sources', 'actions'])
    const plain = last(world, STARTS)
    expect(countCardWords(blocksOf(outcome))).toBe(countCardWords(blocksOf(plain)))
    expect(outcome.replies[0]?.summary).toBe(plain.replies[0]?.summary)
  })

  test('keeps its styles', () => {
    const text = [
      { kind: 'plain' as const, text: 'use ' },
      { kind: 'code' as const, text: 'nova up' },
    ]
    const block = blocksOf(last(noted(houseNote(text, { topics: ['startup'] })), STARTS)).find(
      (one) => one.kind === 'text' && one.role === 'note',
    )
    expect(block).toMatchObject({ text: [{ kind: 'strong', text: 'Here:' }, { text: ' ' }, ...text] })
  })

  test('stays away from answers of other topics, criteria and subjects', () => {
    const other = noted(
      houseNote('x', { topics: ['isolation'], criteria: ['isolation'], options: ['vm', 'container'] }),
    )
    expect(hereIn(last(other, STARTS))).toEqual([])
  })

  test('of a criterion stands on all its topics', () => {
    expect(hereIn(last(noted(houseNote('x', { criteria: ['startup'] })), STARTS))).toEqual(['Here: x'])
  })

  test('of a subject stands where that alone is asked about, and where it comes out ahead', () => {
    const container = noted(houseNote('x', { subjects: ['container'] }))
    const vm = noted(houseNote('x', { subjects: ['vm'] }))
    expect(hereIn(last(container, STARTS))).toEqual(['Here: x'])
    expect(hereIn(last(vm, STARTS))).toEqual([])
    expect(hereIn(last(vm, 'how fast does a VM start?'))).toEqual(['Here: x'])
  })

  test('comes with one other at most, the closest first, and never twice', () => {
    const notes = [
      houseNote('by subject', { subjects: ['container'] }),
      houseNote('by criterion', { criteria: ['startup'] }),
      houseNote('by topic and criterion', { topics: ['startup'], criteria: ['startup'] }),
    ]
    expect(hereIn(last(noted(...notes), STARTS))).toEqual(['Here: by topic and criterion', 'Here: by criterion'])
  })

  test('stands also behind More, on why, and where a topic is chosen by its button', () => {
    const own = noted(houseNote('x', { topics: ['startup'] }))
    const more = { press: refOf(last(own, STARTS), 'More') }
    expect(hereIn(last(own, STARTS, more))).toEqual(['Here: x'])
    expect(hereIn(last(own, STARTS, 'why?'))).toEqual(['Here: x'])
  })

  test('of an option or a subject stands where the choice as a whole is asked about, and not on the plain difference', () => {
    const own = withNotes(world, 'docker-vs-podman', [
      houseNote('use Podman.', { options: ['podman'] }),
      houseNote('no Docker.', { subjects: ['docker'] }),
      houseNote('x', { topics: ['desktop'] }),
    ])
    const both = ['Here: use Podman.', 'Here: no Docker.']
    expect(hereIn(last(own, 'which is better, docker or podman?'))).toEqual(both)
    expect(hereIn(last(own, 'when should I use podman and when docker?'))).toEqual(both)
    expect(hereIn(last(own, 'what is the difference between docker and podman?'))).toEqual([])
  })

  test('stands on a card of several answers once, below all of them', () => {
    const own = noted(
      houseNote('of both', { topics: ['overhead', 'startup'] }),
      houseNote('y', { topics: ['startup'] }),
    )
    const outcome = last(own, 'is docker lighter than a VM? and which one starts faster?')
    expect(outcome.findings).toHaveLength(2)
    expect(hereIn(outcome)).toEqual(['Here: of both', 'Here: y'])
  })

  test('stands on the verdict of a decision whose first or second option it names, and on no card before', () => {
    const own = noted(houseNote('VMs are ours.', { options: ['vm'] }), houseNote('none', { options: ['sbx'] }))
    const first = last(own, POSTGRES_ASKED)
    expect(hereIn(first)).toEqual([])
    const presses: { readonly press: string }[] = []
    for (const label of ['Looks right', 'VMs', 'Steady', 'Bought, as a container image'])
      presses.push({ press: refOf(last(own, POSTGRES_ASKED, ...presses), label) })
    expect(hereIn(last(own, POSTGRES_ASKED, ...presses))).toEqual(['Here: VMs are ours.'])
    const runnerUp = noted(houseNote('nodes', { options: ['cvm'] }))
    expect(hereIn(last(runnerUp, POSTGRES_ASKED, ...presses))).toEqual(['Here: nodes'])
  })
})

describe('the record of a decision', () => {
  const comparison = {
    ...shippedComparison(),
    notes: [houseNote('VMs are ours; ask *Ana*', { options: ['vm'] }), houseNote('x', { topics: ['startup'] })],
  }

  test('has the note below the option that it is about, as words', () => {
    const { text } = madrOf(decided({ comparison }, [...POSTGRES, accepted]))
    const [, argued = ''] = text.split('### Virtual machine\n')
    expect(argued.split('\n###')[0]).toContain('\n* Here: VMs are ours; ask \\*Ana\\*.\n')
    expect(text.match(/Here:/g)).toHaveLength(1)
  })

  test('gives the same bytes twice, and without notes the bytes that it always gave', () => {
    expect(madrOf(decided({ comparison }))).toEqual(madrOf(decided({ comparison })))
    const { text } = madrOf(decided({ comparison }))
    expect(text.replace(/\* Here: .*\n/, '')).toBe(madrOf(decided()).text)
  })
})

describe('compare without words', () => {
  test('in a thread is about what the thread is about, elsewhere about the first comparison', () => {
    const { memory } = last(world, 'does podman have a daemon')
    expect(memory.lastTopic?.comparison).toBe('docker-vs-podman')
    expect(compared(memory)).toMatch(/^Docker vs Podman/)
    expect(compared({ id: 'c', revision: 0, touchedAt: 0 })).toMatch(/^Virtual machines vs Docker/)
  })

  test('in a thread about a comparison that is gone is about the first one', () => {
    const gone = { comparison: 'tea-vs-coffee', subjects: [], voice: {} }
    expect(compared({ id: 'c', revision: 0, touchedAt: 0, lastTopic: gone })).toMatch(/^Virtual machines vs Docker/)
  })
})
