// What people do in Slack, in the words of a test.
import { actionFor, stateOf } from './card.ts'
import type { Link } from './links.ts'
import { commandOf, deletionEvent, editEvent, mentionEvent, messageEvent, type Parcel, pressOf } from './payloads.ts'
import { ANA, BOT, type Channel, GENERAL, type Message, type Whisper, type Workspace } from './workspace.ts'

interface Where {
  readonly channel?: string
  readonly user?: string
  readonly thread?: string
}

/** Something that was said, and whether the app acknowledged it. */
export interface Said {
  readonly ts: string
  readonly channel: string
  readonly isAcknowledged: boolean
  /** The payloads once more, as Slack delivers them again. */
  again(): Promise<boolean>
}

export interface People {
  /** With a mention: as two events, since Slack tells of it as a message too. */
  mention(text: string, where?: Where): Promise<Said>
  say(text: string, where?: Where): Promise<Said>
  /** In the direct messages with the bot. */
  tell(text: string, where?: Where): Promise<Said>
  edit(said: Said, text: string): Promise<boolean>
  remove(said: Said): Promise<boolean>
  command(text: string, where?: Where & { readonly channelName?: string }): Promise<boolean>
  /** Presses what has this label: a button, an option of a menu, a thumb. `ticks` are the labels that are ticked then. */
  press(
    card: Message | Whisper,
    label: string,
    who?: { readonly user?: string; readonly ticks?: readonly string[] },
  ): Promise<boolean>
  /** The bot's messages that stand in a channel. */
  posted(channel?: string): readonly Message[]
  whispered(user?: string): readonly Whisper[]
  /** A payload of the test's own. */
  deliver(parcel: Parcel, retry?: number): Promise<boolean>
}

interface PeopleParts {
  readonly workspace: Workspace
  readonly link: () => Link
  readonly newAddress: (user: string, channel: string) => string
}

const TYPES: Readonly<Record<Channel['kind'], string>> = {
  public: 'channel',
  private: 'group',
  group: 'mpim',
  im: 'im',
}
const NAMES: Readonly<Record<Channel['kind'], string>> = {
  public: 'general',
  private: 'privategroup',
  group: 'mpdm-ana--ben-1',
  im: 'directmessage',
}

export function createPeople({ workspace, link, newAddress }: PeopleParts): People {
  let triggers = 0
  const trigger = (): string => `${1_000_000_000_000 + ++triggers}.738474920.8088930838d88f008e0a${triggers}`
  const channelOf = (id: string): Channel => {
    const channel = workspace.channel(id)
    if (!channel) throw new Error(`there is no channel ${id}`)
    return channel
  }

  /** As Slack does with events: three more times while nobody says that it is taken. */
  const insist = async (parcel: Parcel): Promise<boolean> => {
    for (let retry = 0; retry <= 3; retry++) if (await link().deliver(parcel, retry)) return true
    return false
  }

  const said = async (
    text: string,
    channel: Channel,
    { user = ANA, thread }: Where,
    isMention: boolean,
  ): Promise<Said> => {
    const ts = workspace.nextTs()
    const words = { text, user, channel: channel.id, ts, ...(thread === undefined ? {} : { thread }) }
    channel.messages.push({ ts, user, text, blocks: [], ...(thread === undefined ? {} : { thread_ts: thread }) })
    const parcels = [...(isMention ? [mentionEvent(words)] : []), messageEvent(words, TYPES[channel.kind])]
    const again = async (): Promise<boolean> => (await Promise.all(parcels.map(insist))).every(Boolean)
    return { ts, channel: channel.id, isAcknowledged: await again(), again }
  }

  const find = ({ ts, channel }: Said): { message: Message; channel: Channel } => {
    const where = channelOf(channel)
    const message = where.messages.find((one) => one.ts === ts)
    if (!message) throw new Error(`there is no message ${ts}`)
    return { message, channel: where }
  }
  const wordsOf = ({ message, channel }: ReturnType<typeof find>, text: string) => ({
    text,
    user: message.user ?? ANA,
    channel: channel.id,
    ts: message.ts,
    ...(message.thread_ts === undefined ? {} : { thread: message.thread_ts }),
  })

  return {
    mention: (text, where = {}) => said(`<@${BOT}> ${text}`, channelOf(where.channel ?? GENERAL), where, true),
    say: (text, where = {}) => said(text, channelOf(where.channel ?? GENERAL), where, false),
    tell: (text, where = {}) => said(text, workspace.direct(where.user ?? ANA), where, false),
    async edit(one, text) {
      const found = find(one)
      const before = found.message.text
      found.message.text = text
      return insist(editEvent(wordsOf(found, text), before, TYPES[found.channel.kind], workspace.nextTs()))
    },
    async remove(one) {
      const found = find(one)
      const { messages } = found.channel
      messages.splice(messages.indexOf(found.message), 1)
      return insist(deletionEvent(wordsOf(found, found.message.text), TYPES[found.channel.kind], workspace.nextTs()))
    },
    command(text, { channel = GENERAL, user = ANA, channelName } = {}) {
      const name = channelName ?? NAMES[workspace.channel(channel)?.kind ?? 'im']
      const responseUrl = newAddress(user, channel)
      return link().deliver(commandOf({ text, user, channel, channelName: name, responseUrl, trigger: trigger() }), 0)
    },
    press(card, label, { user = ANA, ticks } = {}) {
      const channel =
        'channel' in card
          ? channelOf(card.channel)
          : [...workspace.channels.values()].find(({ messages }) => messages.includes(card))
      if (!channel) throw new Error('the card is gone')
      const { id, kind } = channel
      const isHidden = 'channel' in card
      const parcel = pressOf({
        action: actionFor(card.blocks, label),
        state: stateOf(card.blocks, ticks),
        user,
        channel: id,
        channelName: NAMES[kind],
        ...(isHidden ? {} : { message: { ...card, type: 'message', bot_id: 'B0BOT' } }),
        ts: card.ts,
        ...(card.thread_ts === undefined ? {} : { thread: card.thread_ts }),
        responseUrl: newAddress(user, id),
        trigger: trigger(),
      })
      return link().deliver(parcel, 0)
    },
    posted: (channel = GENERAL) => channelOf(channel).messages.filter(({ user }) => user === undefined),
    whispered: (user = ANA) => workspace.whispers.filter((one) => one.user === user),
    deliver: (parcel, retry = 0) => link().deliver(parcel, retry),
  }
}
