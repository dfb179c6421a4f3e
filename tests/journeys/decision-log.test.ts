import { describe, expect, test } from 'vitest'
import { madrOf } from '#core/decisions/madr.ts'
import type { Block, Reply } from '#model/reply.ts'
import type { CommandName, Place, Request } from '#model/request.ts'
import { decided, morning } from '../support/decisions.ts'
import { type Life, startLife } from '../support/life.ts'
import { ana, ben, channel, feedback, press, question, thread } from '../support/requests.ts'
import { labelsIn, refIn, textIn } from '../support/replies.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const START = 'which starts faster, a VM or a container?'

async function life(): Promise<Life> {
  return startLife({ world: () => world })
}

let ids = 0
const next = (): string => `e${++ids}`

function command(name: CommandName, args = '', place: Place = channel, from = ana): Request {
  return { id: next(), at: morning, from, place, kind: 'command', name, args }
}

/** What the platform was given last, after this. */
async function answer({ tell, chat }: Life, request: Request): Promise<Reply> {
  const before = chat.taken.length
  await tell(request)
  const given = chat.taken[before]
  if (!given) throw new Error('there is no answer')
  return given.reply
}

const kinds = ({ blocks }: Reply): readonly Block['kind'][] => blocks.map(({ kind }) => kind)

describe('the log of decisions', () => {
  const later = decided({ id: 'd2', at: morning + 7 * 86_400_000, subject: 'our Postgres cluster' })

  async function withDecisions(): Promise<Life> {
    const own = await life()
    for (const one of [decided(), later, decided({ id: 'd3', subject: 'the build agents', at: morning + 1 })])
      await own.store.decisions.put(one)
    return own
  }

  test('lists the newest first, in private, with a button for each', async () => {
    const reply = await answer(await withDecisions(), command('decisions'))
    expect(reply.audience).toBe('asker')
    expect(textIn(reply)).toContain('3 decisions. The newest first.')
    expect(labelsIn(reply)).toEqual([
      'Run our Postgres cluster on a virtual machine',
      'Run the build agents on a virtual machine',
      'Run our Postgres on a virtual machine',
    ])
    expect(textIn(reply)).toContain('Run our Postgres on a virtual machine · 24 Nov 2026 · Ana')
  })

  test('finds by words, and shows the only one at once, with its document', async () => {
    const own = await withDecisions()
    expect(labelsIn(await answer(own, command('decisions', 'postgres ANA')))).toHaveLength(2)
    const only = await answer(own, command('decisions', 'build agents'))
    expect(textIn(only)).toContain('Decided: 24 Nov 2026 · Ana')
    expect(textIn(only)).toContain('Recommended: leaning to a virtual machine.')
    expect(textIn(only)).toContain('Look again if: the answer about the team becomes “Kubernetes or the like”')
    expect(only.blocks.find(({ kind }) => kind === 'document')).toEqual({
      kind: 'document',
      ...madrOf(decided({ id: 'd3', subject: 'the build agents', at: morning + 1 })),
    })
    expect(textIn(await answer(own, command('decisions', 'mainframe')))).toContain('No decision with “mainframe”.')
  })

  test('says how to begin where there is nothing yet', async () => {
    expect(textIn(await answer(await life(), command('decisions')))).toMatch(/^No decisions here yet\./)
  })

  test('marks a decision as superseded by a later one, once, and names its file', async () => {
    const own = await withDecisions()
    const card = await answer(own, press(next(), 'v1|decision|d1'))
    const choice = await answer(own, press(next(), refIn(card, 'Supersede')))
    expect(labelsIn(choice)).toEqual([
      'Run our Postgres cluster on a virtual machine',
      'Run the build agents on a virtual machine',
      'Decide again',
    ])
    const replace = refIn(choice, 'Run our Postgres cluster on a virtual machine')
    expect(textIn(await answer(own, press(next(), replace)))).toMatch(/^Superseded\./)
    expect(await own.store.decisions.get('d1')).toMatchObject({ supersededBy: 'd2' })
    const other = refIn(choice, 'Run the build agents on a virtual machine')
    expect(textIn(await answer(own, press(next(), other, { from: ben })))).toContain('Superseded by a later decision.')
    expect(await own.store.decisions.get('d1')).toMatchObject({ supersededBy: 'd2' })
    const again = await answer(own, press(next(), 'v1|decision|d1', { from: ben }))
    expect(again.blocks).toContainEqual(
      expect.objectContaining({
        kind: 'document',
        text: expect.stringContaining('superseded by 20261201-our-postgres-cluster-virtual-machine.md'),
      }),
    )
    expect(refIn(again, 'What replaced it')).toBe('v1|decision|d2')
  })

  test('asks for a new decision first where none is later, and offers to decide again', async () => {
    const own = await withDecisions()
    const choice = await answer(own, press(next(), 'v1|supersede|d2'))
    expect(textIn(choice)).toMatch(/^There is no later decision yet\./)
    expect(labelsIn(choice)).toEqual(['Decide again'])
  })

  test('is closed to other workspaces, and what was decided in private to other channels', async () => {
    const own = await withDecisions()
    const hidden: Place = { ...channel, channel: 'G9', audience: 'private' }
    await own.store.decisions.put(decided({ id: 'd4', place: hidden, subject: 'the payroll' }))
    const elsewhere = { ...channel, workspace: 'T9' }
    expect(textIn(await answer(own, press(next(), 'v1|decision|d1', { place: elsewhere })))).toMatch(/^I cannot show/)
    expect(textIn(await answer(own, command('decisions', '', elsewhere)))).toMatch(/^No decisions/)
    expect(textIn(await answer(own, command('decisions', 'payroll')))).toMatch(/^No decision with/)
    expect(textIn(await answer(own, press(next(), 'v1|decision|d4')))).toMatch(/^I cannot show/)
    expect(textIn(await answer(own, command('decisions', 'payroll', hidden)))).toContain('Run the payroll on')
  })
})

describe('a wrong answer', () => {
  const place = thread('t1')

  async function judged(from = ana) {
    const own = await life()
    const first = await answer(own, question('q1', { place, from: ana }, START))
    const { message = '' } = own.chat.shown()[0] ?? {}
    const offer = await answer(own, feedback(next(), message, { place, from }, 'wrong'))
    return { own, first, offer }
  }

  test('is asked back in private: the next two, none of these, and for the asker to remove it', async () => {
    const { offer } = await judged()
    expect(offer.audience).toBe('asker')
    expect(offer.summary).toBe('Which one did you mean?')
    expect(labelsIn(offer)).toHaveLength(5)
    expect(labelsIn(offer).slice(2)).toEqual(['None of these', 'Say what was wrong', 'Remove the answer'])
    const { offer: bens } = await judged(ben)
    expect(labelsIn(bens)).not.toContain('Remove the answer')
  })

  test('is edited where it stands, for everybody, also where the button was private', async () => {
    const { own, first, offer } = await judged()
    const [label = ''] = labelsIn(offer)
    const via = { token: 'private', expiresAt: own.clock.now() + 1_000_000, isPrivate: true }
    const before = own.chat.taken.length
    await own.tell(press(next(), refIn(offer, label), { place, via }))
    const shown = own.chat.shown()
    expect(shown[0]?.reply.audience).toBe('thread')
    expect(shown[0]?.reply.summary).not.toBe(first.summary)
    const [edit, told] = own.chat.taken.slice(before)
    expect(edit).toMatchObject({ message: shown[0]?.message, place })
    expect(edit?.via).toBeUndefined()
    expect(told?.reply).toMatchObject({ audience: 'asker', summary: expect.stringMatching(/^Changed\./) })
    // And again, on the edited answer: what was answered first is among the choices now.
    const again = await answer(own, feedback(next(), shown[0]?.message ?? '', { place }, 'wrong'))
    expect(labelsIn(again)).toContain('Start-up time')
  })

  test('is answered anew in private for somebody who did not ask', async () => {
    const { own, first, offer } = await judged(ben)
    const [label = ''] = labelsIn(offer)
    const reply = await answer(own, press(next(), refIn(offer, label), { place, from: ben }))
    expect(reply.audience).toBe('asker')
    expect(own.chat.shown()[0]?.reply.summary).toBe(first.summary)
  })

  test('that meant none of these becomes a gap, once, and is forgotten with its question', async () => {
    const { own, offer } = await judged()
    const none = refIn(offer, 'None of these')
    await own.tell(press(next(), none, { place }))
    await own.tell(press(next(), none, { place, from: ben }))
    expect(await own.store.gaps.list('T1', 5)).toMatchObject([{ text: START, count: 1, wished: 1, gap: 'topic' }])
    await own.tell({ id: next(), at: 2, from: ana, place, kind: 'deleted', message: 'q1' })
    expect(await own.store.gaps.list('T1', 5)).toEqual([])
    expect(JSON.stringify(await own.store.conversations.get('slack/T1/C1/t1'))).not.toContain('starts faster')
  })

  test('is removed by its asker alone', async () => {
    const { own, offer } = await judged()
    const remove = refIn(offer, 'Remove the answer')
    expect(textIn(await answer(own, press(next(), remove, { place, from: ben })))).toBe('Only who asked can remove it.')
    expect(own.chat.shown()[0]?.reply.summary).toContain('container')
    await own.tell(press(next(), remove, { place }))
    expect(own.chat.shown().map(({ reply }) => reply.summary)).not.toContainEqual(expect.stringContaining('starts a'))
  })

  test('that was right is thanked in silence, and one that nobody knows gets a calm sentence', async () => {
    const { own } = await judged()
    const before = own.chat.taken.length
    await own.tell(feedback(next(), 'q1/1', { place }))
    expect(own.chat.taken).toHaveLength(before)
    const reply = await answer(own, feedback(next(), 'nowhere', { place }, 'wrong'))
    expect(textIn(reply)).toBe('Sorry, that did not help. Please ask again in other words.')
  })

  test('works months later, when the thread remembers nothing, and never across workspaces', async () => {
    const { own, offer } = await judged()
    for (let at = 0; at < 9; at++) await own.tell(question(next(), { place }, 'are containers secure?'))
    const [label = ''] = labelsIn(offer)
    const edited = await answer(own, press(next(), refIn(offer, label), { place }))
    expect(edited).toMatchObject({ audience: 'thread', replaces: 'q1/1' })
    const foreign = press(next(), 'v1|remove|q1/1', { place: { ...place, workspace: 'T9' } })
    expect(textIn(await answer(own, foreign))).toMatch(/^That answer is no longer kept/)
  })
})

/** Questions that were asked and found no answer. */
async function asked(): Promise<Life> {
  const own = await life()
  for (const text of [
    'Terraform or Ansible for this?',
    'how do I shrink a qcow2 file after deleting stuff in the guest',
    'how do I shrink a qcow2 disk file',
  ])
    await own.tell(question(next(), { place: thread(next()) }, text))
  const { store } = own
  const work = [
    ['g1', 'Do VMs support quantum teleportation?'],
    ['g2', 'is quantum teleportation supported in docker'],
    ['g3', 'is quantum teleportation supported in docker?'],
  ] as const
  for (const [id, text] of work)
    await store.inbox
      .accept({ key: id, request: question(id, { place: channel }, text), receivedAt: morning })
      .then(() => store.inbox.take({ holder: 'h', now: morning, until: morning + 1_000 }, 1))
      .then(([taken]) =>
        taken
          ? store.commit({
              holder: 'h',
              now: morning,
              work: taken,
              memory: { id, revision: 1, touchedAt: morning },
              records: [{ kind: 'gap', id: `${id}/gap`, gap: 'topic', text, wished: false }],
              deliveries: [],
              withdraw: [],
              forget: [],
            })
          : Promise.reject(new Error('nothing was taken')),
      )
  return own
}

describe('gaps', () => {
  test('are listed in groups, missing topics first and how-tos apart', async () => {
    const reply = await answer(await asked(), command('gaps'))
    expect(reply.audience).toBe('asker')
    const text = textIn(reply)
    expect(text).toContain('2 missing topics. Most asked first.')
    expect(text).toContain('asked 3 times in 2 ways')
    expect(text).toContain('One how-to, which I do not answer:')
    expect(text.indexOf('quantum')).toBeLessThan(text.indexOf('qcow2'))
  })

  test('give a topic file to begin with, and are gone once answered or declined', async () => {
    const own = await asked()
    const list = await answer(own, command('gaps'))
    const one = await answer(own, press(next(), refIn(list, 'is quantum teleportation supported in docker?')))
    expect(labelsIn(one)).toEqual(['Draft a topic', 'Answered', 'Declined'])
    const draft = await answer(own, press(next(), refIn(one, 'Draft a topic')))
    expect(kinds(draft)).toEqual(['text', 'document'])
    expect(JSON.stringify(draft.blocks)).toContain('Do VMs support quantum teleportation?')
    await own.tell(press(next(), refIn(one, 'Declined')))
    expect(textIn(await answer(own, command('gaps')))).not.toContain('quantum')
    expect(textIn(await answer(own, press(next(), refIn(one, 'Answered'))))).toMatch(/^That gap is not open any more/)
    expect((await own.store.gaps.list('T1', 9)).filter(({ state }) => state === 'declined')).toHaveLength(2)
  })

  test('are not told in direct messages, and an empty list says so', async () => {
    const own = await asked()
    const direct: Place = { ...channel, channel: 'D1', audience: 'direct' }
    expect(textIn(await answer(own, command('gaps', '', direct)))).toMatch(/^Ask me that in a channel\./)
    expect(textIn(await answer(await life(), command('gaps')))).toMatch(/^No open gaps\./)
  })
})

describe('settings of a channel', () => {
  test('are shown, changed, and hold for this channel alone', async () => {
    const own = await life()
    expect(textIn(await answer(own, command('settings')))).toContain('quiet off (on or off)')
    expect(textIn(await answer(own, command('settings', 'quiet on')))).toMatch(/^quiet is on in this channel now\./)
    expect(textIn(await answer(own, command('settings')))).toContain('quiet on (on or off)')
    expect(textIn(await answer(own, command('settings', '', { ...channel, channel: 'C2' })))).toContain('quiet off')
  })

  test('quiet: a mention is answered in private, with a button to share; a recommendation is for the team', async () => {
    const own = await life()
    await own.tell(command('settings', 'quiet on'))
    const reply = await answer(own, question(next(), { place: thread('t8') }, START))
    expect(reply.audience).toBe('asker')
    expect(labelsIn(reply)).toContain('Share')
    const choosing = await answer(own, question(next(), { place: thread('t9') }, 'should we use a VM or a container?'))
    expect(choosing.audience).toBe('thread')
    await own.tell(command('settings', 'quiet off'))
    expect((await answer(own, question(next(), { place: thread('t8') }, START))).audience).toBe('thread')
  })

  test('threads: off, answers open none', async () => {
    const own = await life()
    expect((await answer(own, question(next(), { place: channel }, START))).title).toBeDefined()
    await own.tell(command('settings', 'threads off'))
    expect((await answer(own, question(next(), { place: channel }, START))).title).toBeUndefined()
  })

  test('typos are answered with what was probably meant, and change nothing', async () => {
    const own = await life()
    const said = async (args: string): Promise<string> => textIn(await answer(own, command('settings', args)))
    expect(await said('quite on')).toBe('There is no setting “quite”. Did you mean: settings quiet on?')
    expect(await said('thread of')).toContain('Did you mean: settings threads of')
    expect(await said('walkthroughs ownr')).toBe(
      'walkthroughs is anyone or owner. Did you mean: settings walkthroughs owner?',
    )
    expect(await said('quiet maybe')).toContain('To change it: settings quiet on, or settings quiet off.')
    expect(await said('quiet')).toMatch(/^quiet is off\./)
    expect(await said('colour blue')).toContain('There are: quiet, threads, walkthroughs, forum.')
    expect(await own.store.settings.get({ workspace: 'T1', channel: 'C1' })).toEqual({})
  })
})
