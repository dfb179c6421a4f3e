// What Slack tells an app, as it writes it. https://docs.slack.dev/apis/events-api
import { BOT, TEAM } from './workspace.ts'

export type Payload = Readonly<Record<string, unknown>>

/** How a payload travels: its kind in Socket Mode, its form over HTTP. */
export interface Parcel {
  readonly type: 'events_api' | 'slash_commands' | 'interactive'
  readonly payload: Payload
}

let events = 0

export function eventOf(event: Payload, team: string = TEAM): Parcel {
  events++
  return {
    type: 'events_api',
    payload: {
      token: 'verification-token',
      team_id: team,
      context_team_id: team,
      context_enterprise_id: null,
      api_app_id: 'A0VERSUS00',
      event,
      type: 'event_callback',
      event_id: `Ev${String(events).padStart(9, '0')}`,
      event_time: 1_700_000_000,
      authorizations: [
        { enterprise_id: null, team_id: team, user_id: BOT, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${events}`,
    },
  }
}

export interface Said {
  readonly text: string
  readonly user: string
  readonly channel: string
  readonly ts: string
  readonly thread?: string
}

function messageFields({ text, user, channel, ts, thread }: Said): Payload {
  return {
    user,
    type: 'message',
    ts,
    client_msg_id: `c-${ts}`,
    text,
    team: TEAM,
    ...(thread === undefined ? {} : { thread_ts: thread, parent_user_id: user }),
    blocks: [{ type: 'rich_text', block_id: 'x1', elements: [] }],
    channel,
    event_ts: ts,
  }
}

export function mentionEvent(said: Said, more: Payload = {}): Parcel {
  return eventOf({ ...messageFields(said), type: 'app_mention', ...more })
}

export function messageEvent(said: Said, channelType: string, more: Payload = {}): Parcel {
  return eventOf({ ...messageFields(said), channel_type: channelType, ...more })
}

export function editEvent(said: Said, before: string, channelType: string, at: string, more: Payload = {}): Parcel {
  const { channel, ...message } = messageFields(said)
  return eventOf({
    type: 'message',
    subtype: 'message_changed',
    message: { ...message, edited: { user: said.user, ts: `${at.split('.')[0]}.000000` }, ...more },
    previous_message: { ...message, text: before },
    channel,
    hidden: true,
    ts: at,
    event_ts: at,
    channel_type: channelType,
  })
}

export function deletionEvent(said: Said, channelType: string, at: string): Parcel {
  const { channel, ...message } = messageFields(said)
  return eventOf({
    type: 'message',
    subtype: 'message_deleted',
    previous_message: message,
    channel,
    hidden: true,
    deleted_ts: said.ts,
    ts: at,
    event_ts: at,
    channel_type: channelType,
  })
}

interface Given {
  readonly text: string
  readonly user: string
  readonly channel: string
  readonly channelName: string
  readonly responseUrl: string
  readonly trigger: string
}

export function commandOf({ text, user, channel, channelName, responseUrl, trigger }: Given): Parcel {
  return {
    type: 'slash_commands',
    payload: {
      token: 'verification-token',
      team_id: TEAM,
      team_domain: 'test',
      channel_id: channel,
      channel_name: channelName,
      user_id: user,
      user_name: 'ana',
      command: '/versus',
      text,
      api_app_id: 'A0VERSUS00',
      is_enterprise_install: 'false',
      response_url: responseUrl,
      trigger_id: trigger,
    },
  }
}

interface Viewed {
  readonly user: string
  readonly team: string
  readonly trigger: string
}

function interaction({ user, team, trigger }: Viewed): Payload {
  return {
    user: { id: user, username: 'ana', name: 'ana', team_id: team },
    api_app_id: 'A0VERSUS00',
    token: 'verification-token',
    trigger_id: trigger,
    team: { id: team, domain: 'test' },
    enterprise: null,
    is_enterprise_install: false,
  }
}

interface View {
  readonly id: string
  readonly hash: string
  readonly view: object
}

function viewOf({ id, hash, view }: View, team: string, state: Payload): Payload {
  return {
    id,
    team_id: team,
    ...view,
    hash,
    state: { values: state },
    root_view_id: id,
    app_installed_team_id: team,
    bot_id: 'B0BOT',
  }
}

export function submissionOf(viewed: Viewed, view: View, state: Payload): Parcel {
  return {
    type: 'interactive',
    payload: {
      type: 'view_submission',
      ...interaction(viewed),
      view: viewOf(view, viewed.team, state),
      response_urls: [],
    },
  }
}

export function homePressOf(viewed: Viewed, view: View, action: Payload): Parcel {
  return {
    type: 'interactive',
    payload: {
      type: 'block_actions',
      ...interaction(viewed),
      container: { type: 'view', view_id: view.id },
      view: viewOf(view, viewed.team, {}),
      actions: [{ action_ts: '1700000000.000100', ...action }],
    },
  }
}

export function suggestionOf(
  viewed: Viewed,
  view: View,
  asked: { readonly block: string; readonly action: string; readonly typed: string },
): Parcel {
  const { trigger_id: _none, ...rest } = interaction(viewed)
  return {
    type: 'interactive',
    payload: {
      type: 'block_suggestion',
      ...rest,
      container: { type: 'view', view_id: view.id },
      action_id: asked.action,
      block_id: asked.block,
      value: asked.typed,
      view: viewOf(view, viewed.team, {}),
    },
  }
}

export function shortcutOf(viewed: Viewed, callback: string): Parcel {
  return {
    type: 'interactive',
    payload: { type: 'shortcut', ...interaction(viewed), callback_id: callback, action_ts: '1700000000.000100' },
  }
}

export function messageShortcutOf(
  viewed: Viewed,
  callback: string,
  on: {
    readonly channel: string
    readonly channelName: string
    readonly message: Payload & { readonly ts: string }
    readonly responseUrl: string
  },
): Parcel {
  const { channel, channelName, message, responseUrl } = on
  return {
    type: 'interactive',
    payload: {
      type: 'message_action',
      ...interaction(viewed),
      callback_id: callback,
      channel: { id: channel, name: channelName },
      message: { type: 'message', ...message },
      message_ts: message.ts,
      response_url: responseUrl,
      action_ts: '1700000000.000100',
    },
  }
}

export function visitEvent(
  user: string,
  channel: string,
  tab: 'home' | 'messages',
  view?: View,
  team: string = TEAM,
): Parcel {
  return eventOf(
    {
      type: 'app_home_opened',
      user,
      channel,
      tab,
      ...(view ? { view: viewOf(view, team, {}) } : {}),
      event_ts: '1700000000.000100',
    },
    team,
  )
}

interface Pressed {
  readonly action: Payload
  readonly state: Payload
  readonly user: string
  readonly channel: string
  readonly channelName: string
  /** The card: none where only the presser sees it, since Slack leaves it out then. */
  readonly message?: Payload & { readonly ts: string }
  readonly ts: string
  readonly thread?: string
  readonly responseUrl: string
  readonly trigger: string
}

export function pressOf(pressed: Pressed): Parcel {
  const { action, state, user, channel, channelName, message, ts, thread, responseUrl, trigger } = pressed
  return {
    type: 'interactive',
    payload: {
      type: 'block_actions',
      user: { id: user, username: 'ana', name: 'ana', team_id: TEAM },
      api_app_id: 'A0VERSUS00',
      token: 'verification-token',
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: message === undefined,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      },
      trigger_id: trigger,
      team: { id: TEAM, domain: 'test' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel, name: channelName },
      ...(message === undefined ? {} : { message }),
      state: { values: state },
      response_url: responseUrl,
      actions: [{ action_ts: ts, ...action }],
    },
  }
}
