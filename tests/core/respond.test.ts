import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_REF } from '#core/refs/refs.ts'
import { respond } from '#core/respond.ts'
import { show } from '#core/show.ts'
import type { Conversation } from '#model/conversation.ts'
import type { Block } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import { anyMessage, HOSTILE } from '../support/hostile-text.ts'
import { blocksOf, labelsOf, last, refOf, talk, textOf, topicOf, verdictOf } from '../support/talk.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const place = { platform: 'test', workspace: 'w', channel: 'c', audience: 'public' } as const
const fresh: Conversation = { id: 'c', revision: 0, touchedAt: 0 }
const envelope = {
  id: 'r1',
  at: 7,
  from: { id: 'ana', name: 'Ana' },
  place: { platform: 'test', workspace: 'w', channel: 'c', audience: 'public' as const },
}
const ask = (text: string): Request => ({ ...envelope, kind: 'question', text })

function refsIn(block: Block): readonly string[] {
  if (block.kind === 'actions') return block.items.map((item) => item.ref)
  return block.kind === 'choices' ? block.options.map((option) => option.ref) : []
}

describe('any message', () => {
  test('gets one reply that nobody can be mentioned by, with short references, and changes no argument', () => {
    fc.assert(
      fc.property(anyMessage, (text) => {
        const memory = Object.freeze({ ...fresh })
        const outcome = respond(ask(text), memory, world)
        expect(outcome.replies).toHaveLength(1)
        expect(outcome.memory.revision).toBe(1)
        const [reply] = outcome.replies
        expect(reply?.summary.trim()).not.toBe('')
        expect(JSON.stringify(reply)).not.toMatch(/@(?:everyone|here)|<[@!#]/)
        for (const ref of reply?.blocks.flatMap(refsIn) ?? []) expect(ref.length).toBeLessThanOrEqual(LONGEST_REF)
      }),
      { numRuns: 300 },
    )
  })

  test('gets the same outcome again, ids included', () => {
    fc.assert(
      fc.property(anyMessage, (text) => {
        expect(respond(ask(text), fresh, world)).toEqual(respond(ask(text), fresh, world))
      }),
      { numRuns: 100 },
    )
  })

  test.each(HOSTILE.map((text, at) => [at, text] as const))(
    'hostile message %i is answered calmly and within a second',
    (_, text) => {
      const started = performance.now()
      const outcome = respond(ask(text), fresh, world)
      expect(performance.now() - started).toBeLessThan(1000)
      expect(outcome.replies).toHaveLength(1)
      expect(outcome.replies[0]?.summary.length).toBeLessThan(400)
    },
  )

  test('a deleted question takes its answer with it', () => {
    const outcome = respond({ ...envelope, id: 'r2', kind: 'deleted', message: 'r1' }, fresh, world)
    expect(outcome).toMatchObject({ replies: [], withdraw: ['r1/1'] })
  })

  test.each(['', 'v1|more|gone|startup|', 'v1|topic|vm-vs-docker|gone|', 'v1|example|vm-vs-docker|99', '<script>'])(
    'the dead reference %j leads nowhere, calmly',
    (ref) => {
      expect(textOf(last(world, { press: ref }))).toMatch(/^That button leads nowhere any more\./)
    },
  )

  test('compare shows one table, a row for each criterion with a topic of its own, no empty cell; the others to choose', () => {
    const outcome = respond({ ...envelope, kind: 'command', name: 'compare', args: '' }, fresh, world)
    const table = blocksOf(outcome).find((block) => block.kind === 'table')
    expect(table?.rows).toHaveLength(7)
    for (const cell of table?.rows.flat() ?? []) expect(cell.map((span) => span.text).join('')).not.toBe('')
    expect(labelsOf(outcome).slice(16)).toEqual(['Docker or Podman', 'Kubernetes, Swarm or Compose'])
    expect(last(world, 'compare').replies[0]?.blocks).toEqual(outcome.replies[0]?.blocks)
  })

  test.each(['isn’t it true that containers are just lightweight VMs?', 'containers are lightweight VMs'])(
    'what an author judged word for word is answered with that judgement, whatever its words are near to: %s',
    (said) => {
      const outcome = last(world, said)
      expect(topicOf(outcome)).toBe('overview')
      expect(verdictOf(outcome)).toBe('Not quite.')
    },
  )

  test.each([
    ['docker is a hypervisor, isn’t it?', 'No.'],
    ['isn’t docker a hypervisor?', 'No.'],
    ['docker is not a hypervisor, is it?', 'Right.'],
  ])('never says yes to a false statement, however the nod is asked for: %s', (said, verdict) => {
    expect(verdictOf(last(world, said))).toBe(verdict)
  })

  test('compare with a criterion, as a command or as a message, answers for that; other words are another message', () => {
    for (const said of ['compare start-up', 'Compare startup?'] as const)
      expect(topicOf(last(world, said))).toBe('startup')
    expect(topicOf(last(world, 'compare apples and pears'))).toBeUndefined()
    const overheard = respond({ ...envelope, kind: 'question', text: 'compare', isOverheard: true }, fresh, world)
    expect(overheard.replies).toEqual([])
  })

  test('compare and decide without words stay with the comparison of the thread', () => {
    const lastTopic = { comparison: 'docker-vs-podman', topic: 'overview', subjects: [], voice: {} }
    const thread = { ...fresh, lastTopic }
    const compared = respond({ ...envelope, kind: 'command', name: 'compare', args: '' }, thread, world)
    expect(compared.replies[0]?.summary).toMatch(/^Docker vs Podman/)
    const decided = respond({ ...envelope, kind: 'command', name: 'decide', args: '' }, thread, world)
    expect(decided.memory.walkthrough?.comparison).toBe('docker-vs-podman')
  })

  test.each(['ask', 'help'] as const)('%s without words explains itself', (name) => {
    const outcome = respond({ ...envelope, kind: 'command', name, args: ' ' }, fresh, world)
    expect(labelsOf(outcome)).toHaveLength(3)
  })
})

describe('a thread', () => {
  test('goes on with another criterion, of the same subjects', () => {
    expect(topicOf(last(world, 'which starts faster, a VM or a container?', 'and security?'))).toBe('isolation')
  })

  test('keeps the word that the asker uses', () => {
    expect(verdictOf(last(world, 'which starts faster, a VM or docker?', 'and which one is lighter?'))).toMatch(
      /^Docker/,
    )
  })

  test('is not continued by talk', () => {
    const outcome = last(world, 'which starts faster, a VM or a container?', 'ok see you at the standup tomorrow')
    expect(outcome.findings[0]?.match.kind).toBe('none')
  })

  test('a choice answers what was asked back', () => {
    const [asked] = talk(world, 'docker?')
    if (!asked) throw new Error('no outcome')
    const chosen = last(world, 'docker?', { press: refOf(asked, 'What Docker is') })
    expect(verdictOf(chosen)).toMatch(/^A product family/)
  })
})

describe('claims and yes/no questions', () => {
  test.each([
    ['is docker lighter than a vm?', /^Yes/],
    ['is a VM lighter than docker?', /^No/],
    ['VMs start faster than containers', /^No/],
    ['containers start faster than VMs, right?', /^Right/],
    ['are containers more secure than VMs?', /^No/],
  ])('%j is answered with %s', (text, start) => {
    expect(textOf(last(world, text))).toMatch(start)
  })

  test('every statement of the knowledge is judged as its author wrote', () => {
    const labels = {
      right: 'Right.',
      'right, with a catch': 'Right, with a catch.',
      'not quite': 'Not quite.',
      no: 'No.',
    }
    const claims = world.knowledge.comparisons.flatMap((comparison) =>
      comparison.topics.flatMap((topic) => topic.claims),
    )
    const judged = claims.filter((claim) =>
      textOf(last(world, `I think ${claim.statement}`)).startsWith(labels[claim.verdict]),
    )
    expect(judged.length / claims.length).toBeGreaterThan(0.8)
  })
})

function complete(typed: string): readonly string[] {
  const shown = show({ kind: 'complete', place, command: 'ask', field: 'text', typed }, world)
  return shown.kind === 'completions' ? shown.options.map((option) => option.label) : []
}

describe('what is only shown', () => {
  test('completion finds topics by what was typed, misspelt or not, and offers all before anything is typed', () => {
    expect(complete('').length).toBeGreaterThan(5)
    expect(complete('isolatoin')).toContain('How well each separates')
    expect(complete('x'.repeat(10_000))).toEqual([])
  })

  test('prompts are questions that are answered', () => {
    const shown = show({ kind: 'prompts' }, world)
    for (const prompt of shown.kind === 'prompts' ? shown.prompts : [])
      expect(topicOf(last(world, prompt))).toBeDefined()
  })
})
