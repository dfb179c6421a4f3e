import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message } from '#adapters/web/entry.ts'
import { receive } from '#adapters/web/receive.ts'

const question: Message = {
  kind: 'said',
  seq: 1,
  at: 1,
  message: 'question1',
  channel: 'team',
  by: 'ana',
  text: 'why?',
  isMention: true,
}
const reply = { id: 'r1', audience: 'thread' as const, summary: 'A.', blocks: [] }
const answer: Message = { kind: 'posted', seq: 2, at: 2, message: 'r1', channel: 'team', thread: 'question1', reply }
const aside: Message = { ...answer, message: 'r2', to: 'ana' }
const items = [
  { ref: 'v1|form', label: 'Fill in', tone: 'plain' as const, opensForm: true as const },
  { ref: 'v1|other', label: 'Press', tone: 'plain' as const },
]
const card: Message = { ...answer, message: 'card', reply: { ...reply, blocks: [{ kind: 'actions', items }] } }
const secret: Message = { ...card, message: 'secret card', to: 'ana' }
const known = new Map([question, answer, aside, card, secret].map((message) => [message.message, message]))

function act(body: unknown) {
  return receive(body, {
    find: (message) => known.get(message),
    readDrawn(platform, { value }) {
      if (platform === 'discord') return { kind: 'press', ref: value }
      return platform === 'slack' ? { kind: 'press', ref: `read ${value}` } : undefined
    },
    now: 5,
  })
}

const say = (fields: object) => act({ kind: 'say', id: 'message01', as: 'ana', channel: 'team', ...fields })
const send = (fields: object) =>
  act({ kind: 'submission', id: 'sent00001', as: 'ana', message: 'card', form: 'v1|form', ...fields })
const press = (fields: object) => act({ kind: 'press', id: 'press0001', as: 'ana', message: 'r1', ...fields })

describe('what people do on the page', () => {
  test('a mention in the channel is a question and the root of its thread', () => {
    expect(say({ text: '@Versus, is docker lighter?' })).toMatchObject({
      happening: { kind: 'said', by: 'ana', isMention: true, text: '@Versus, is docker lighter?' },
      request: {
        kind: 'question',
        id: 'web:team:message01',
        text: 'is docker lighter?',
        place: { thread: 'message01', audience: 'public' },
      },
    })
  })

  test('what people say among themselves is shown, overheard in a thread, and nothing to the bot in the channel', () => {
    expect(say({ text: 'lunch?' })).toMatchObject({ happening: { isMention: false } })
    expect(say({ text: 'lunch?' })).not.toHaveProperty('request')
    expect(say({ text: 'lunch?', thread: 'question1' })).toMatchObject({
      request: { kind: 'question', isOverheard: true, place: { thread: 'question1' } },
    })
  })

  test('a command is seen by its author alone; one that does not exist says which there are', () => {
    expect(say({ text: '/ask what is a VM?' })).toMatchObject({
      to: 'ana',
      request: { kind: 'command', name: 'ask', args: 'what is a VM?', place: { channel: 'team' } },
    })
    expect(say({ text: '/aks x' })).toMatchObject({ kind: 'refused', text: expect.stringContaining('/ask, /compare') })
  })

  test('direct messages are between one person and the bot', () => {
    expect(say({ text: 'why?', channel: 'ana' })).toMatchObject({
      to: 'ana',
      request: { kind: 'question', place: { channel: 'ana', audience: 'direct' } },
    })
    expect(say({ text: 'why?', channel: 'ben' })).toMatchObject({ kind: 'refused' })
  })

  test('a press on a card that one person sees is answered to that person, and nobody else can make it', () => {
    expect(press({ ref: 'v1|x', seen: 3 })).toMatchObject({
      request: { kind: 'press', ref: 'v1|x', seen: 3, place: { thread: 'question1' } },
    })
    expect(press({ message: 'r2', ref: 'v1|x' })).toMatchObject({ request: { via: { isPrivate: true } } })
    expect(press({ message: 'r2', ref: 'v1|x', as: 'ben' })).toMatchObject({ kind: 'refused' })
  })

  test("a press in another platform's drawing is read by that platform, with its ticks", () => {
    const drawn = { block: 'b', value: 'v' }
    expect(press({ platform: 'slack', drawn, values: [drawn, { value: 'w' }] })).toMatchObject({
      request: { ref: 'read v', values: ['read v', 'read w'] },
    })
    expect(press({ platform: 'irc', drawn })).toMatchObject({ kind: 'refused' })
  })

  test('a press on what opens a form asks for the form, whichever drawing it is pressed in', () => {
    const query = { kind: 'form', ref: 'v1|form', from: { id: 'ana' }, place: { thread: 'question1' }, most: 25 }
    expect(press({ message: 'card', ref: 'v1|form' })).toMatchObject({ kind: 'opens', query })
    const drawn = { block: 'b', value: 'v1|form' }
    expect(press({ message: 'card', platform: 'discord', drawn })).toMatchObject({ kind: 'opens', query })
    expect(press({ message: 'card', ref: 'v1|other' })).toMatchObject({ kind: 'taken', request: { kind: 'press' } })
    expect(press({ message: 'secret card', ref: 'v1|form', as: 'ben' })).toMatchObject({ kind: 'refused' })
  })

  test('a form that is sent is said where its card is, by field, and bounded', () => {
    expect(send({ values: { a: ['x', 7, '', ' y\u202e '], b: 'no list', ['__proto__']: ['z'] } })).toEqual({
      kind: 'taken',
      request: {
        kind: 'submission',
        id: 'web:team:sent00001',
        at: 5,
        from: { id: 'ana', name: 'Ana' },
        place: { platform: 'web', workspace: 'local', channel: 'team', thread: 'question1', audience: 'public' },
        form: 'v1|form',
        values: Object.fromEntries([
          ['a', ['x', 'y']],
          ['b', []],
          ['__proto__', ['z']],
        ]),
      },
    })
    expect(send({ message: 'secret card', values: {} })).toMatchObject({ request: { via: { isPrivate: true } } })
    const many = Object.fromEntries(Array.from({ length: 26 }, (_, at) => [`f${at}`, ['x']]))
    const tooMuch = [
      { form: 7 },
      { values: many },
      { values: { a: ['x'.repeat(20_001)] } },
      { values: { a: Array.from({ length: 101 }, () => 'x') } },
      { message: 'gone', values: {} },
      { message: 'question1', values: {} },
    ]
    for (const fields of tooMuch) expect(send({ values: {}, ...fields })).toMatchObject({ kind: 'refused' })
  })

  test('only who wrote a message can change it or take it back', () => {
    const edit = { kind: 'edit', id: 'edit00001', as: 'ana', message: 'question1', text: 'are containers secure?' }
    expect(act(edit)).toMatchObject({
      happening: { kind: 'edited', message: 'question1' },
      request: { kind: 'edited', message: 'web:team:question1', place: { thread: 'question1' } },
    })
    expect(act({ ...edit, as: 'ben' })).toMatchObject({ kind: 'refused' })
    expect(act({ ...edit, kind: 'delete' })).toMatchObject({ request: { kind: 'deleted' } })
    expect(act({ ...edit, kind: 'delete', message: 'r1' })).toMatchObject({ kind: 'refused' })
  })

  test('anything else is refused with a sentence, whatever it is', () => {
    const kinds = fc.constantFrom('say', 'press', 'submission', 'judge', 'edit', 'delete', 'x')
    const body = fc.oneof(
      fc.anything(),
      fc.record(
        {
          kind: kinds,
          id: fc.oneof(fc.constant('message01'), fc.anything()),
          as: fc.constantFrom('ana', 'eve'),
          channel: fc.oneof(fc.constant('team'), fc.anything()),
          message: fc.constantFrom('card', 'r1', 'r2', 'question1', '', 'no'),
          text: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
          thread: fc.anything(),
          ref: fc.anything(),
          values: fc.anything(),
          drawn: fc.anything(),
          form: fc.anything(),
          platform: fc.anything(),
          verdict: fc.anything(),
        },
        { requiredKeys: ['kind', 'id', 'as'] },
      ),
    )
    fc.assert(
      fc.property(body, (given) => {
        const received = act(given)
        expect(received.kind === 'refused' ? received.text : 'taken').toMatch(/\w/)
      }),
      { numRuns: 500 },
    )
  })
})
