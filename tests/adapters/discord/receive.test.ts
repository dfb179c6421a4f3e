import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCustomId, encodeMenuId, encodeRefId } from '#adapters/discord/custom-id.ts'
import { askedMessage, handleOf, nonceOf, readHandle } from '#adapters/discord/ids.ts'
import { fieldsOf } from '#adapters/discord/payload.ts'
import { receiveInteraction } from '#adapters/discord/receive-interaction.ts'
import { receiveDeletion, receiveEdit, receiveMessage } from '#adapters/discord/receive-message.ts'
import { readAddress, toAddress } from '#adapters/discord/ticket.ts'

const SELF = '100'
const general = { id: '20', type: 0, isHidden: false }
const thread = { id: '30', type: 11, parent: '20', isHidden: false }
const direct = { id: '40', type: 1, isHidden: false }
const known = { self: SELF, ownRole: '77', channel: general }

const message = {
  id: '1574768270785904654',
  channel_id: '20',
  guild_id: '10',
  type: 0,
  author: { id: '5', username: 'ana', global_name: 'Ana' },
  member: { nick: 'Ana B.' },
  content: `<@${SELF}> which is lighter?`,
  timestamp: '2026-11-24T12:00:00.000Z',
  mentions: [],
  mention_roles: [],
  attachments: [],
}

describe('a message', () => {
  test('that names us is a question', () => {
    expect(receiveMessage(message, known)).toEqual({
      id: 'discord:10:20:1574768270785904654',
      at: Date.parse('2026-11-24T12:00:00.000Z'),
      from: { id: '5', name: 'Ana B.' },
      place: { platform: 'discord', workspace: '10', channel: '20', audience: 'public' },
      kind: 'question',
      text: `<@${SELF}> which is lighter?`,
    })
  })

  test.each([
    ['by a program', { author: { id: '6', bot: true } }],
    ['by a webhook', { webhook_id: '9' }],
    ['by Discord', { type: 7 }],
    ['to somebody else', { content: '<@101> hello' }],
    ['to everyone', { content: '@everyone hello' }],
    [
      'that replies to us and names us only by that',
      { content: 'hm', mentions: [{ id: SELF }], message_reference: {} },
    ],
    ['without an author', { author: undefined }],
  ])('%s is nothing of ours', (_, change) => {
    expect(receiveMessage({ ...message, ...change }, known)).toBeUndefined()
  })

  test('in a thread belongs to its channel and thread, and is overheard without a mention', () => {
    const said = receiveMessage({ ...message, channel_id: '30', content: 'why?' }, { ...known, channel: thread })
    expect(said).toMatchObject({
      id: 'discord:10:30:1574768270785904654',
      place: { channel: '20', thread: '30', audience: 'public' },
      isOverheard: true,
    })
    expect(receiveMessage({ ...message, content: '' }, { ...known, channel: thread })).toBeUndefined()
    expect(receiveMessage(message, { ...known, channel: thread })).not.toHaveProperty('isOverheard')
  })

  test('in a hidden channel or a private thread is private, a direct one direct', () => {
    const audience = (channel: typeof general) => receiveMessage(message, { ...known, channel })?.place.audience
    expect(audience({ ...general, isHidden: true })).toBe('private')
    expect(audience({ ...thread, type: 12 })).toBe('private')
    const { guild_id: _, ...there } = message
    expect(receiveMessage({ ...there, content: 'hello' }, { ...known, channel: direct })).toMatchObject({
      id: 'discord:@me:20:1574768270785904654',
      place: { workspace: '@me', channel: '40', audience: 'direct' },
    })
  })

  test('points at the message that it replies to, unless that is ours, elsewhere or a forwarded one', () => {
    const reply = {
      ...message,
      type: 19,
      message_reference: { message_id: '21', channel_id: '20' },
      referenced_message: { id: '21', content: 'we have one host', author: { id: '6' } },
    }
    expect(receiveMessage(reply, known)).toMatchObject({ pointsAt: '21', text: message.content })
    const unpointed = [
      { referenced_message: { ...reply.referenced_message, author: { id: SELF } } },
      { referenced_message: null },
      { message_reference: { ...reply.message_reference, channel_id: '22' } },
      { message_reference: { ...reply.message_reference, type: 1 } },
    ].map((change) => receiveMessage({ ...reply, ...change }, known))
    for (const one of unpointed) expect(one).not.toHaveProperty('pointsAt')
  })

  test('with only a picture says so', () => {
    const picture = { ...message, content: `<@${SELF}>`, attachments: [{ filename: 'a.png' }] }
    expect(receiveMessage(picture, known)).toMatchObject({ hasPicture: true, text: `<@${SELF}>` })
  })

  test('that is edited names its first request; a preview drawn by Discord is no edit', () => {
    const edited = { ...message, edited_timestamp: '2026-11-24T12:00:01.000Z' }
    const request = receiveEdit(edited, known)
    expect(request).toMatchObject({ kind: 'edited', message: 'discord:10:20:1574768270785904654' })
    expect(`v1|share|${request?.id}/1`.length).toBeLessThanOrEqual(90)
    expect(receiveEdit({ ...edited, edited_timestamp: '2026-11-24T12:00:01.001Z' }, known)?.id).not.toBe(request?.id)
    expect(receiveEdit({ ...message, edited_timestamp: null }, known)).toBeUndefined()
    expect(receiveDeletion({ id: message.id, channel_id: '20', guild_id: '10' }, known, 7)).toMatchObject({
      id: 'discord:10:20:1574768270785904654/deleted',
      kind: 'deleted',
      message: 'discord:10:20:1574768270785904654',
    })
  })
})

describe('an interaction', () => {
  const interaction = {
    id: '1574768270785904654',
    application_id: '3',
    token: 'secret',
    type: 2,
    guild_id: '10',
    channel_id: '20',
    channel: { id: '20', type: 0 },
    member: { user: { id: '5', username: 'ana' } },
    data: { name: 'versus', options: [{ name: 'ask', options: [{ name: 'question', value: 'which?' }] }] },
  }
  const button = (id: string, more: object = {}) => ({
    ...interaction,
    type: 3,
    data: { custom_id: id, component_type: 2 },
    message: { id: '60', flags: 0, message_reference: { message_id: '59' }, components: [] },
    ...more,
  })

  test('by a command is answered in private, but for decide', () => {
    const received = receiveInteraction(interaction, 1_000)
    expect(received).toMatchObject({
      isPrivate: true,
      request: { kind: 'command', name: 'ask', args: 'which?', id: 'discord:10:1574768270785904654' },
    })
    const via = received.kind === 'request' ? received.request.via : undefined
    const ticket = { application: '3', id: interaction.id, token: 'secret', kind: 'command' }
    expect(via && readAddress(via)).toEqual(ticket)
    expect(via).toMatchObject({ expiresAt: 1_000 + 15 * 60_000, isPrivate: true })
    const decide = { ...interaction, data: { name: 'versus', options: [{ name: 'decide' }] } }
    expect(receiveInteraction(decide, 0)).toMatchObject({ isPrivate: false, request: { name: 'decide', args: '' } })
    const gone = { ...interaction, data: { name: 'versus', options: [{ name: 'gone' }] } }
    expect(receiveInteraction(gone, 0)).toMatchObject({ kind: 'ignored', ticket: { token: 'secret' } })
  })

  test('by a button carries its reference, the step and the question; on a hidden card it stays private', () => {
    expect(receiveInteraction(button('v1|topic|c|t|#3.'), 0)).toMatchObject({
      isPrivate: false,
      ticket: { kind: 'component', card: '60', asked: '59' },
      request: { kind: 'press', ref: 'v1|topic|c|t|', seen: 3 },
    })
    expect(receiveInteraction(button('v1|more|c|t|', { message: { id: '60', flags: 64 } }), 0)).toMatchObject({
      isPrivate: true,
    })
  })

  test('by ticks changes the message; the next button sends what is ticked along', () => {
    const ticked = button(encodeMenuId('many', 1, 0), {
      message: card([]),
      data: { custom_id: encodeMenuId('many', 1, 0), values: ['b'] },
    })
    expect(receiveInteraction(ticked, 0)).toMatchObject({ kind: 'ticks', components: card(['b']).components })
    expect(receiveInteraction(button('v1|next', { message: card(['b']) }), 0)).toMatchObject({
      request: { ref: 'v1|next', values: ['b'] },
    })
  })

  test('by a form hands on what was filled in', () => {
    const components = [
      { type: 18, component: { custom_id: 'iso', value: 'hard' } },
      { type: 18, component: { custom_id: 'more', values: ['a', 'b'] } },
    ]
    expect(receiveInteraction({ ...interaction, type: 5, data: { custom_id: 'f', components } }, 0)).toMatchObject({
      request: { kind: 'submission', form: 'f', values: { iso: ['hard'], more: ['a', 'b'] } },
    })
  })
})

describe('a message that somebody points at', () => {
  test('is a question of whoever points, answered to them alone', () => {
    expect(receiveInteraction(pointed({ content: 'which is lighter?', attachments: [] }), 0)).toMatchObject({
      kind: 'request',
      isPrivate: true,
      request: { kind: 'question', text: 'which is lighter?', pointsAt: '60', from: { name: 'ana' } },
    })
  })

  test('may be a picture, and may have nothing to be read', () => {
    expect(receiveInteraction(pointed({ content: '', attachments: [{}] }), 0)).toMatchObject({
      request: { hasPicture: true },
    })
    expect(receiveInteraction(pointed({ content: ' ' }), 0)).toMatchObject({ kind: 'wordless' })
    expect(receiveInteraction({ ...pointed({}), data: { type: 3, name: 'Other' } }, 0).kind).toBe('ignored')
  })
})

describe('the form for a follow-up', () => {
  test('is a question in the thread for everybody; its address carries one line of it', () => {
    const received = receiveInteraction(sent(`why?\n${'very '.repeat(90)}long`), 0)
    expect(received).toMatchObject({ kind: 'request', isPrivate: false, request: { kind: 'question' } })
    const { via, place } = received.kind === 'request' ? received.request : {}
    expect(place).toMatchObject({ channel: '20', thread: '30' })
    expect(via?.isPrivate).toBe(false)
    const { quote = '', token } = (via && readAddress(via)) ?? {}
    expect(token).toBe('secret')
    expect(quote).toMatch(/^why\? very very .*…$/)
    expect(quote.length).toBeLessThanOrEqual(120)
  })

  test('with nothing in it is nothing', () => {
    expect(receiveInteraction(sent('  '), 0).kind).toBe('ignored')
  })

  test('brings any words back from its address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (quote) => {
        const ticket = { application: '3', id: '1', token: 'secret', kind: 'component' as const, quote }
        expect(readAddress(toAddress(ticket, 0, false))).toEqual(ticket)
      }),
    )
  })
})

describe('whatever comes', () => {
  test('is read or ignored, never a failure', () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom(...Object.keys(message), 'data', 'token', 'components', 'options') }),
        (payload) => {
          const messages = [general, thread, direct].flatMap((channel) => [
            receiveMessage(payload, { ...known, channel }),
            receiveEdit(payload, { ...known, channel }),
            receiveDeletion(payload, { ...known, channel }, 0),
          ])
          const kinds = [2, 3, 4, 5, 9].map(
            (type) =>
              receiveInteraction({ ...fieldsOf(payload), id: '1', application_id: '2', token: 't', type }, 0).kind,
          )
          expect([...messages, ...kinds]).toHaveLength(14)
        },
      ),
    )
  })

  test('a reference comes back from its button as it was', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.option(fc.nat(9_999), { nil: undefined }),
        fc.nat(99),
        (ref, seen, copy) => {
          fc.pre(!['feedback|', 'menu|', 'form|', 'ask|'].some((own) => ref.startsWith(own)))
          const id = encodeRefId(ref, seen, copy) ?? ''
          expect(decodeCustomId(id)).toEqual({ kind: 'ref', ref, ...(seen === undefined ? {} : { seen }) })
        },
      ),
    )
  })
})

describe('ids', () => {
  test('a reply knows the message that it answers, if it answers one', () => {
    expect(askedMessage('discord:10:20:30/1')).toEqual({ guild: '10', channel: '20', message: '30' })
    expect(askedMessage('discord:@me:20:30/edit:abc/1')).toMatchObject({ guild: '@me', message: '30' })
    expect(askedMessage('discord:10:30/1')).toBeUndefined()
  })

  test('a handle is the plain id where it can be, and says where it is where it must', () => {
    expect(handleOf({ channel: '1', messages: ['2'] }, '1')).toBe('2')
    expect(handleOf({ channel: '1', messages: ['2', '3'] }, '1')).toBe('1/2+3')
    expect(readHandle('1/2+3', '9')).toEqual({ channel: '1', messages: ['2', '3'] })
    expect(readHandle('2', '9')).toEqual({ channel: '9', messages: ['2'] })
  })

  test('a nonce is the same for the same part, 25 characters at most', () => {
    expect(nonceOf('r', '1', 0)).toBe(nonceOf('r', '1', 0))
    expect(new Set([nonceOf('r', '1', 0), nonceOf('r', '1', 1), nonceOf('r', '2', 0), nonceOf('s', '1', 0)]).size).toBe(
      4,
    )
    expect(nonceOf('r'.repeat(500), '1', 0).length).toBeLessThanOrEqual(25)
  })
})

const menu = (chosen: readonly string[]) => ({
  type: 3,
  custom_id: encodeMenuId('many', 1, 0),
  options: ['a', 'b'].map((value) => ({ label: value, value, default: chosen.includes(value) })),
})
const card = (chosen: readonly string[]) => ({
  id: '60',
  flags: 1 << 15,
  components: [{ type: 17, components: [{ type: 1, components: [menu(chosen)] }] }],
})

const pointed = (target: object) => ({
  id: '1574768270785904654',
  application_id: '3',
  token: 'secret',
  type: 2,
  guild_id: '10',
  channel: { id: '20', type: 0 },
  member: { user: { id: '5', username: 'ana' } },
  data: { type: 3, name: 'Ask Versus', target_id: '60', resolved: { messages: { '60': target } } },
})

const sent = (value: string) => ({
  id: '1574768270785904654',
  application_id: '3',
  token: 'secret',
  type: 5,
  guild_id: '10',
  channel: { id: '30', type: 11, parent_id: '20' },
  member: { user: { id: '5', username: 'ana' } },
  message: { id: '60' },
  data: { custom_id: 'ask|on', components: [{ type: 18, component: { type: 4, custom_id: 'question', value } }] },
})
