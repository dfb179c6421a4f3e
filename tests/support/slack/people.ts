// What people do in Slack, in the words of a test.
import type { SlackBlock } from './blocks.ts'
import { actionFor, stateOf } from './card.ts'
import { type Answers, fieldsOf, filledIn, menuOf, type MenuOption, readOptions } from './fill-in.ts'
import type { Acknowledgement, Link } from './links.ts'
import {
  commandOf,
  deletionEvent,
  editEvent,
  homePressOf,
  mentionEvent,
  messageEvent,
  messageShortcutOf,
  type Parcel,
  pressOf,
  shortcutOf,
  submissionOf,
  suggestionOf,
  visitEvent,
} from './payloads.ts'
import type { Home, Modal } from './views.ts'
import { ANA, BOT, type Channel, GENERAL, type Message, type Shown, type Whisper, type Workspace } from './workspace.ts'

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
  /** Opens one of the bot's own tabs. */
  visit(tab?: 'home' | 'messages', user?: string): Promise<boolean>
  pressAtHome(label: string, user?: string): Promise<boolean>
  shortcut(callback: string, user?: string): Promise<boolean>
  /** *Ask Versus about this*, on a message. */
  askAbout(said: Pick<Said, 'ts' | 'channel'>, user?: string): Promise<boolean>
  /** The modals in front of somebody. */
  modals(user?: string): readonly Shown<Modal>[]
  /** Sends a modal, filled in by the labels of its fields; what is not named stays as it came. */
  submit(modal: Shown<Modal>, answers: Answers): Promise<Acknowledgement | undefined>
  /** What a menu offers for what was typed. */
  type(view: Shown<Modal> | Shown<Home>, label: string, typed: string): Promise<readonly MenuOption[]>
  /** Picks what such a menu of the Home tab offered. */
  choose(view: Shown<Home>, label: string, option: MenuOption): Promise<boolean>
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
  const { team } = workspace
  const isTaken = async (parcel: Parcel, retry = 0): Promise<boolean> =>
    (await link().deliver(parcel, retry)) !== undefined
  const viewed = (user: string) => ({ user, team, trigger: workspace.newTrigger(user) })
  const channelOf = (id: string): Channel => {
    const channel = workspace.channel(id)
    if (!channel) throw new Error(`there is no channel ${id}`)
    return channel
  }

  /** As Slack does with events: three more times while nobody says that it is taken. */
  const insist = async (parcel: Parcel): Promise<boolean> => {
    for (let retry = 0; retry <= 3; retry++) if (await isTaken(parcel, retry)) return true
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

  const find = ({ ts, channel }: Pick<Said, 'ts' | 'channel'>): { message: Message; channel: Channel } => {
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
      const trigger = workspace.newTrigger(user)
      return isTaken(commandOf({ text, user, channel, channelName: name, responseUrl, trigger }))
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
        trigger: workspace.newTrigger(user),
      })
      return isTaken(parcel)
    },
    async visit(tab = 'home', user = ANA) {
      const { id } = workspace.direct(user)
      return insist(visitEvent(user, id, tab, workspace.homes.get(user), team))
    },
    pressAtHome(label, user = ANA) {
      const home = workspace.homes.get(user)
      if (!home) throw new Error('there is no Home tab')
      const blocks = home.view.blocks.filter((one): one is SlackBlock => one.type !== 'input')
      return isTaken(homePressOf(viewed(user), home, actionFor(blocks, label)))
    },
    shortcut: (callback, user = ANA) => isTaken(shortcutOf(viewed(user), callback)),
    askAbout(what, user = ANA) {
      const { message, channel } = find(what)
      return isTaken(
        messageShortcutOf(viewed(user), 'ask_about', {
          channel: channel.id,
          channelName: NAMES[channel.kind],
          message: { ...message },
          responseUrl: newAddress(user, channel.id),
        }),
      )
    },
    modals: (user = ANA) => [...workspace.modals.values()].filter((one) => one.user === user),
    async submit(modal, answers) {
      const answer = await link().deliver(submissionOf(viewed(modal.user), modal, filledIn(modal.view, answers)), 0)
      const isRefused = fieldsOf(answer?.payload)['response_action'] === 'errors'
      // Slack closes it, unless the app says what is wrong with it.
      if (answer && !isRefused) workspace.modals.delete(modal.id)
      return answer
    },
    async type(view, label, typed) {
      const { block, action } = menuOf(view.view.blocks, label)
      const answer = await link().deliver(suggestionOf(viewed(view.user), view, { block, action, typed }), 0)
      return readOptions(answer?.payload)
    },
    async choose(view, label, option) {
      const { block, action } = menuOf(view.view.blocks, label)
      return isTaken(
        homePressOf(viewed(view.user), view, {
          type: 'external_select',
          block_id: block,
          action_id: action,
          selected_option: option,
        }),
      )
    },
    posted: (channel = GENERAL) => channelOf(channel).messages.filter(({ user }) => user === undefined),
    whispered: (user = ANA) => workspace.whispers.filter((one) => one.user === user),
    deliver: isTaken,
  }
}
