import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Identity } from '#adapters/slack/payload.ts'
import { receive } from '#adapters/slack/receive.ts'
import { render } from '#adapters/slack/render.ts'
import type { Block } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import { conversationKey } from '#runtime/conversation-key.ts'
import {
  commandOf,
  deletionEvent,
  editEvent,
  eventOf,
  mentionEvent,
  messageEvent,
  type Parcel,
  type Payload,
  pressOf,
} from '../../support/slack/payloads.ts'
import { ANA, BOT, GENERAL, TEAM } from '../../support/slack/workspace.ts'

const me: Identity = { user: BOT, team: TEAM }
const NOW = 1_795_000_000_000
const said = { text: `<@${BOT}> are containers secure?`, user: ANA, channel: GENERAL, ts: '1795000000.000100' }
const others = { ...said, text: 'are containers secure?' }
const ID = `slack:${TEAM}:${GENERAL}:${said.ts}`

function ask({ payload }: Parcel): Request | undefined {
  const received = receive(payload, me, NOW)
  return received.kind === 'request' ? received.request : undefined
}

describe('messages', () => {
  test('a mention is one question, though it comes as two events', () => {
    const mention = ask(mentionEvent(said))
    expect(mention).toEqual({
      kind: 'question',
      id: ID,
      at: 1_795_000_000_000,
      from: { id: ANA, name: ANA },
      place: { platform: 'slack', workspace: TEAM, channel: GENERAL, audience: 'public', thread: said.ts },
      text: said.text,
    })
    expect(ask(messageEvent(said, 'channel'))).toEqual(mention)
  })

  test('a thread is one conversation from its root on', () => {
    const root = ask(mentionEvent(said))
    const below = ask(messageEvent({ ...others, ts: '1795000009.000200', thread: said.ts }, 'channel'))
    expect(root && conversationKey(root)).toBe(`slack/${TEAM}/${GENERAL}/${said.ts}`)
    expect(below && root && conversationKey(below)).toBe(root && conversationKey(root))
    expect(below).toMatchObject({ kind: 'question', isOverheard: true })
  })

  test('what is said in a channel to others is ignored', () => {
    expect(ask(messageEvent(others, 'channel'))).toBeUndefined()
    expect(ask(messageEvent(others, 'mpim'))).toBeUndefined()
  })

  test('direct messages are answered where they are written', () => {
    const direct = { ...others, channel: 'D0ANA00000' }
    expect(ask(messageEvent(direct, 'im'))?.place).toEqual({
      platform: 'slack',
      workspace: TEAM,
      channel: 'D0ANA00000',
      audience: 'direct',
    })
    expect(ask(messageEvent({ ...direct, thread: '1795000000.000001' }, 'im'))?.place.thread).toBe('1795000000.000001')
    expect(ask(messageEvent(direct, 'im'))).not.toHaveProperty('isOverheard')
  })

  test.each([
    ['a bot', { bot_id: 'B1' }],
    ['ourselves', { user: BOT }],
    ['Slack', { user: 'USLACKBOT' }],
    ['a join', { subtype: 'channel_join' }],
    ['a topic', { subtype: 'channel_topic' }],
    ['nobody', { user: undefined }],
  ] as const)('a message of %s is ignored', (_, more) => {
    expect(ask(messageEvent(said, 'im', more))).toBeUndefined()
    expect(ask(mentionEvent(said, more))).toBeUndefined()
  })

  test('a picture is told of', () => {
    expect(ask(mentionEvent(said, { subtype: 'file_share', files: [{ id: 'F1' }] }))).toMatchObject({
      hasPicture: true,
    })
  })

  test('a person has the name that Slack tells', () => {
    expect(ask(mentionEvent(said, { user_profile: { display_name: '', real_name: 'Ana B.' } }))?.from).toEqual({
      id: ANA,
      name: 'Ana B.',
    })
  })

  test('a token of one workspace counts events of shared channels as its own', () => {
    const { payload } = mentionEvent(said)
    const shared = { ...payload, team_id: 'T0OTHER', authorizations: [{ team_id: 'T0OTHER' }] }
    expect(receive(shared, me, NOW)).toMatchObject({ request: { place: { workspace: TEAM } } })
    expect(receive(shared, { user: BOT }, NOW)).toMatchObject({ request: { place: { workspace: 'T0OTHER' } } })
    const organisation = { ...payload, team_id: null, authorizations: [{ team_id: null, enterprise_id: 'E1' }] }
    expect(receive(organisation, { user: BOT }, NOW)).toMatchObject({ request: { place: { workspace: 'E1' } } })
  })
})

describe('edits and deletions', () => {
  const AT = '1795000060.000300'

  test('name the message, and belong to its conversation', () => {
    const edit = ask(editEvent(said, `<@${BOT}> r containers secure?`, 'channel', AT))
    expect(edit).toMatchObject({ kind: 'edited', id: `${ID}/edit:${AT}`, message: ID, text: said.text })
    const deletion = ask(deletionEvent(said, 'channel', AT))
    expect(deletion).toMatchObject({ kind: 'deleted', id: `${ID}/deleted`, message: ID })
    const root = ask(mentionEvent(said))
    for (const one of [edit, deletion]) expect(one && conversationKey(one)).toBe(root && conversationKey(root))
  })

  test('two edits within a second are two', () => {
    const ids = [AT, '1795000060.000301'].map((at) => ask(editEvent(said, `<@${BOT}> before`, 'channel', at))?.id)
    expect(new Set(ids).size).toBe(2)
  })

  test('the preview of a link is no edit', () => {
    expect(ask(editEvent(said, said.text, 'channel', AT))).toBeUndefined()
  })

  test('a mention that an edit adds is a question, once for both events', () => {
    const edit = ask(editEvent(said, 'are containers secure?', 'channel', AT))
    expect(edit).toMatchObject({ kind: 'question', id: ID })
    expect(ask(mentionEvent(said, { edited: { user: ANA, ts: AT } }))?.id).toBe(edit?.id)
  })

  test('edits of what was said to others are ignored; in threads they are overheard', () => {
    expect(ask(editEvent(others, 'before', 'channel', AT))).toBeUndefined()
    expect(ask(editEvent({ ...others, thread: '1795000000.000001' }, 'before', 'channel', AT))).toMatchObject({
      kind: 'edited',
      isOverheard: true,
    })
  })

  test('our own messages may be edited and deleted without a word', () => {
    expect(ask(editEvent({ ...said, user: BOT }, 'before', 'channel', AT, { bot_id: 'B1' }))).toBeUndefined()
    expect(ask(deletionEvent({ ...said, user: BOT }, 'channel', AT))).toBeUndefined()
  })

  test('the gravestone of a thread is a deletion', () => {
    const parcel = editEvent(
      { ...said, user: 'USLACKBOT', text: 'This message was deleted.' },
      said.text,
      'channel',
      AT,
      { subtype: 'tombstone' },
    )
    const event = { ...Object(parcel.payload['event']), previous_message: { user: ANA, text: said.text, ts: said.ts } }
    expect(ask(eventOf(event))).toMatchObject({ kind: 'deleted', message: ID })
  })
})

describe('commands', () => {
  const given = {
    user: ANA,
    channel: GENERAL,
    channelName: 'general',
    responseUrl: 'https://hooks.slack.com/commands/1',
    trigger: '13345224609.738474920.8088930838d88f008e0',
  }

  test.each([
    ['', 'help', ''],
    ['help', 'help', ''],
    ['  Compare ', 'compare', ''],
    ['ask is docker lighter?', 'ask', 'is docker lighter?'],
    ['decisions postgres', 'decisions', 'postgres'],
    ['decide', 'decide', ''],
    ['gaps', 'gaps', ''],
    ['settings', 'settings', ''],
    ['help us choose', 'ask', 'help us choose'],
    ['hlep', 'help', ''],
    ['decisons', 'decisions', ''],
    ['setings', 'settings', ''],
    // What it would begin is not begun by a slip.
    ['decde', 'help', ''],
    ['compair', 'ask', 'compair'],
    ['maps', 'gaps', ''],
    ['ark', 'ask', 'ark'],
    ['decison between vm and docker', 'ask', 'decison between vm and docker'],
    ['is docker lighter\nthan a VM?', 'ask', 'is docker lighter\nthan a VM?'],
    ['constructor', 'ask', 'constructor'],
  ] as const)('%j is %s', (text, name, args) => {
    expect(ask(commandOf({ ...given, text }))).toMatchObject({ kind: 'command', name, args })
  })

  test('are answered in private, for half an hour', () => {
    const command = ask(commandOf({ ...given, text: '' }))
    expect(command?.via).toEqual({ token: given.responseUrl, expiresAt: NOW + 30 * 60_000, isPrivate: true })
    expect(command?.id).toBe(`slack:${TEAM}:${given.trigger}`)
    expect(command?.from).toEqual({ id: ANA, name: 'ana' })
    expect(command?.place).toEqual({ platform: 'slack', workspace: TEAM, channel: GENERAL, audience: 'public' })
  })

  test.each(['directmessage', 'privategroup', 'mpdm-ana--ben-1'])(
    'where others could not read (%s), the place is private',
    (channelName) => {
      expect(ask(commandOf({ ...given, text: '', channelName }))?.place.audience).toBe('private')
    },
  )

  test('a trigger of any length gives a short id', () => {
    const command = ask(commandOf({ ...given, text: '', trigger: 'x'.repeat(500) }))
    expect(command?.id.length).toBeLessThan(70)
  })
})

describe('presses', () => {
  const block: Block = {
    kind: 'choices',
    prompt: 'Tick',
    step: '12',
    pick: 'many',
    options: Array.from({ length: 3 }, (_, at) => ({ ref: `v1|tick|${'long'.repeat(18)}|${at}`, label: `T${at}` })),
  }
  const ref = 'v1|show|slack:T0123456789:C0GENERAL0:1795000000.000100/1'
  const { blocks } = render(
    {
      id: 'r/1',
      audience: 'thread',
      summary: 's',
      blocks: [block, { kind: 'actions', items: [{ ref, label: 'Next', tone: 'primary' }] }],
    },
    'full',
  )
  const drawn = blocks.flatMap((one) => (one.type === 'actions' ? [one] : []))
  const [ticks, buttons] = drawn
  const button = { type: 'button', block_id: buttons?.block_id, ...buttons?.elements[0] }
  const options = ticks?.elements[0] && 'options' in ticks.elements[0] ? ticks.elements[0].options : []
  const state = {
    [ticks?.block_id ?? '']: { 'tick-0': { type: 'checkboxes', selected_options: [options?.[0], options?.[2]] } },
  }
  const pressed = {
    action: button,
    state,
    user: ANA,
    channel: GENERAL,
    channelName: 'general',
    ts: '1795000001.000100',
    responseUrl: 'https://hooks.slack.com/actions/1',
    trigger: '1.2.3',
  }
  const card: Payload & { readonly ts: string } = { ts: pressed.ts, thread_ts: said.ts }

  test('tell the reference, what is ticked, and which state of the card was seen', () => {
    expect(ask(pressOf({ ...pressed, message: card, thread: said.ts }))).toEqual({
      kind: 'press',
      id: `slack:${TEAM}:1.2.3`,
      at: NOW,
      from: { id: ANA, name: 'ana' },
      place: { platform: 'slack', workspace: TEAM, channel: GENERAL, audience: 'public', thread: said.ts },
      via: { token: pressed.responseUrl, expiresAt: NOW + 30 * 60_000, isPrivate: false },
      ref,
      values: [0, 2].map((at) => `v1|tick|${'long'.repeat(18)}|${at}`),
      seen: 12,
    })
  })

  test('on a card that only the presser sees are answered there', () => {
    const press = ask(pressOf({ ...pressed, state: {} }))
    expect(press?.via?.isPrivate).toBe(true)
    expect(press?.place).not.toHaveProperty('thread')
    expect(press).not.toHaveProperty('values')
    expect(ask(pressOf({ ...pressed, channelName: 'directmessage', channel: 'D1' }))?.place.audience).toBe('private')
  })

  test('on a card outside a thread go on in the thread of the card', () => {
    expect(ask(pressOf({ ...pressed, message: { ts: pressed.ts } }))?.place.thread).toBe(pressed.ts)
    const direct = ask(
      pressOf({
        ...pressed,
        message: { ts: pressed.ts, thread_ts: pressed.ts },
        channel: 'D1',
        channelName: 'directmessage',
      }),
    )
    expect(direct?.place).toEqual({ platform: 'slack', workspace: TEAM, channel: 'D1', audience: 'direct' })
  })

  test('a thumb is a judgement of the message', () => {
    const action = { type: 'feedback_buttons', action_id: 'feedback', block_id: 'x', value: 'wrong' }
    expect(ask(pressOf({ ...pressed, action, message: card }))).toMatchObject({
      kind: 'feedback',
      reply: pressed.ts,
      verdict: 'wrong',
    })
    expect(ask(pressOf({ ...pressed, action: { ...action, value: 'x' }, message: card }))).toBeUndefined()
  })

  test('a tick alone, and what is none of ours, are ignored', () => {
    for (const action of [
      { type: 'checkboxes', block_id: ticks?.block_id, selected_options: [] },
      { type: 'button', block_id: 'by-slack', value: '=v1|more' },
      { type: 'button', block_id: buttons?.block_id, value: 'v1|more' },
      { type: 'button', block_id: buttons?.block_id },
    ])
      expect(ask(pressOf({ ...pressed, action, message: card }))).toBeUndefined()
  })
})

describe('any payload', () => {
  test('has an outcome, and ids that leave room for a reference', () => {
    const key = fc.constantFrom(
      'event',
      'type',
      'subtype',
      'message',
      'channel',
      'user',
      'ts',
      'actions',
      'command',
      'state',
      'team_id',
      'container',
      'text',
      'values',
    )
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom(
        'message',
        'app_mention',
        'block_actions',
        'button',
        'message_changed',
        ANA,
        GENERAL,
        TEAM,
        said.ts,
        'D1',
      ),
    )
    const payload = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value)))))
    fc.assert(
      fc.property(fc.oneof(payload, fc.anything()), (one) => {
        expect(['request', 'ignored', 'unwelcome']).toContain(receive(one, me, NOW).kind)
      }),
      { numRuns: 1_000 },
    )
  })

  test('that takes the bot away is told apart', () => {
    expect(receive(eventOf({ type: 'app_uninstalled' }).payload, me, NOW).kind).toBe('unwelcome')
    expect(receive(eventOf({ type: 'tokens_revoked', tokens: { bot: [BOT] } }).payload, me, NOW).kind).toBe('unwelcome')
  })

  test.each(['view_submission', 'message_action', 'shortcut', 'block_suggestion', 'view_closed'])(
    'of a kind that is not offered (%s) is ignored',
    (type) => {
      expect(receive({ type, user: { id: ANA }, view: {} }, me, NOW).kind).toBe('ignored')
    },
  )
})
