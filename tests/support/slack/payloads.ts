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
