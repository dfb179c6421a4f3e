import { describe, expect, test } from 'vitest'
import { readForAll } from '#core/read-for-all.ts'
import { readMessage } from '#core/read-message.ts'
import type { Conversation } from '#model/conversation.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const [mind] = world.minds
if (!mind) throw new Error('there is no comparison')

const read = (text: string): ReturnType<typeof readMessage> => readMessage(text, mind, undefined)

describe('a question that says too little by itself', () => {
  test.each([
    ['We moved our wiki from a VM to Docker, and its backup agent copied whole disks. What must I keep now?', 'data'],
    ['All our VMs have a monitoring agent. Now there are thirty containers. Do I put one into each?', 'operations'],
  ])('%j is read in the sentences around it', (text, criterion) => {
    const [first] = read(text)
    const topics = first?.candidates.map(({ id }) => mind.comparison.topics.find((topic) => topic.id === id)?.criterion)
    expect(topics?.[0]).toBe(criterion)
    expect(first?.reading.text).toBe(text)
  })

  test('gets no answer where the sentences around it are about something else', () => {
    const [alone] = read('Is that safe?')
    const [first] = read('Grandma wants to drive to Sicily in her old caravan this summer. Is that safe?')
    expect(alone?.match.kind).toBe('sure')
    expect(first?.match.kind).toBe('none')
  })
})

test('a question that says enough is read by itself, whatever comes before it', () => {
  const [first] = read(
    'We have three developers and one server in the office. Which starts faster, a VM or a container?',
  )
  expect(first?.reading.text).toBe('Which starts faster, a VM or a container?')
  expect(first?.match).toMatchObject({ kind: 'sure', topic: 'startup' })
})

test('of several short questions each gets its own answer', () => {
  const findings = read('How fast does a container start? And which of the two is more secure?')
  expect(findings.map(({ match }) => match)).toMatchObject([
    { kind: 'sure', topic: 'startup' },
    { kind: 'sure', topic: 'isolation' },
  ])
})

test.each([
  'The container answers at once, or do I wait as with a VM?',
  'Docker makes virtualization, or how do you call it for us?',
])('%j asks for a fact, not for a recommendation', (text) => {
  expect(read(text)[0]?.reading.intent).not.toBe('choose')
})

test('a leaning message stays with its thread although another comparison has a word for what it names', () => {
  const memory: Conversation = {
    id: 'thread',
    revision: 1,
    touchedAt: 0,
    lastTopic: { comparison: 'docker-vs-podman', topic: 'compose', subjects: ['docker', 'podman'], voice: {} },
  }
  const [first] = readForAll('and with containerd?', world, memory)
  expect(first?.comparison).toBe('docker-vs-podman')
})

test('two words with a criterion lean on the thread, although one of them is strange', () => {
  const thread = { comparison: mind.comparison.id, topic: 'overview', subjects: ['vm', 'container'], voice: {} }
  expect(readMessage('isolation-wise?', mind, thread)[0]?.match).toMatchObject({ kind: 'sure', topic: 'isolation' })
  expect(readMessage('isolation-wise?', mind, undefined)[0]?.match.kind).toBe('none')
})
