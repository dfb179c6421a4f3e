// Slack's Web API, as far as the bot uses it: unknown arguments, channels, rights and blocks are looked at.
import { content } from './message-content.ts'
import { type Arguments, argumentsOf, type Method } from './method-arguments.ts'
import { Refused, refuse } from './refused.ts'
import { showView } from './show-view.ts'
import { BOT, type Channel, type Message, type Workspace } from './workspace.ts'

export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean; readonly error?: string }

const HISTORY = {
  public: 'channels:history',
  private: 'groups:history',
  group: 'mpim:history',
  im: 'im:history',
} as const

/** The right that a call needs; it may depend on the channel. */
function scopeOf(method: Method, channel: Channel | undefined): string | undefined {
  if (method === 'auth.test' || method.startsWith('views.')) return undefined
  if (method.startsWith('assistant.')) return 'assistant:write'
  if (method === 'conversations.open') return 'im:write'
  if (method.startsWith('chat.')) return 'chat:write'
  return HISTORY[channel?.kind ?? 'public']
}

/** Answers a call by a bot that has these rights. `faults` hears in plain words why a message was not taken. */
export function answerCall(
  method: Method,
  form: Readonly<Record<string, unknown>>,
  scopes: ReadonlySet<string>,
  workspace: Workspace,
  faults: string[],
): Answer {
  try {
    return { ok: true, ...answer(method, form, scopes, workspace) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const [said = 'unknown', ...why] = error.message.split(': ')
    if (why.length > 0) faults.push(`${method}: ${error.message}`)
    return { ok: false, error: said }
  }
}

function answer(
  method: Method,
  form: Readonly<Record<string, unknown>>,
  scopes: ReadonlySet<string>,
  workspace: Workspace,
): Readonly<Record<string, unknown>> {
  const named = typeof form['channel'] === 'string' ? form['channel'] : ''
  // A person is no channel, except to post to.
  const isPerson = named.startsWith('U') && method === 'chat.postMessage'
  const channel = isPerson ? workspace.direct(named) : workspace.channel(named)
  const scope = scopeOf(method, channel)
  if (scope !== undefined && !scopes.has(scope)) refuse('missing_scope', scope)
  switch (method) {
    case 'auth.test':
      argumentsOf(method, form)
      return {
        url: 'https://test.slack.com/',
        team: 'Test',
        team_id: workspace.team,
        user: 'versus',
        user_id: BOT,
        bot_id: 'B0BOT',
      }
    case 'chat.postMessage':
      return post(argumentsOf(method, form), reachable(channel), workspace)
    case 'chat.update':
      return update(argumentsOf(method, form), reachable(channel))
    case 'chat.delete': {
      const { messages, id } = reachable(channel)
      const message = own(argumentsOf(method, form).ts, messages, 'cant_delete_message')
      messages.splice(messages.indexOf(message), 1)
      return { channel: id, ts: message.ts }
    }
    case 'chat.postEphemeral': {
      const { user, thread_ts, text = '', blocks } = argumentsOf(method, form)
      const { id } = reachable(channel)
      const shown = content(text, blocks)
      const stamp = workspace.nextTs()
      workspace.whispers.push({
        ts: stamp,
        channel: id,
        user,
        ...(thread_ts === undefined ? {} : { thread_ts }),
        ...shown,
        by: 'method',
      })
      return { message_ts: stamp }
    }
    case 'views.open':
    case 'views.update':
    case 'views.publish':
      return showView(method, form, workspace)
    case 'assistant.threads.setSuggestedPrompts': {
      const { channel_id: id, prompts } = argumentsOf(method, form)
      reachable(workspace.channel(id))
      workspace.prompts.push({ channel: id, prompts })
      return {}
    }
    case 'assistant.threads.setStatus': {
      const { channel_id: id, thread_ts: thread, status } = argumentsOf(method, form)
      const { messages } = reachable(workspace.channel(id))
      if (!messages.some(({ ts: one }) => one === thread)) refuse('thread_not_found')
      workspace.statuses.push({ channel: id, thread, status })
      return {}
    }
    case 'conversations.open':
      return { channel: { id: workspace.direct(argumentsOf(method, form).users).id } }
    case 'conversations.history':
      return {
        messages: listed(argumentsOf(method, form), reachable(channel), (one) => (one.thread_ts ?? one.ts) === one.ts),
      }
    case 'conversations.replies': {
      const { ts: root, ...range } = argumentsOf(method, form)
      const { messages } = reachable(channel)
      if (!messages.some((one) => one.ts === root)) refuse('thread_not_found')
      return replies(root, range, messages)
    }
  }
}

function reachable(channel: Channel | undefined): Channel {
  if (!channel) refuse('channel_not_found')
  if (channel.isArchived) refuse('is_archived')
  if (!channel.isMember) refuse(channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found')
  return channel
}

function post(
  { thread_ts, text = '', blocks, metadata }: Arguments<'chat.postMessage'>,
  { id, messages }: Channel,
  workspace: Workspace,
) {
  if (thread_ts !== undefined && !messages.some((one) => one.ts === thread_ts)) refuse('thread_not_found')
  const shown = content(text, blocks)
  const message: Message = {
    ts: workspace.nextTs(),
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...shown,
    ...(metadata === undefined ? {} : { metadata }),
  }
  messages.push(message)
  return { channel: id, ts: message.ts, message: { ...message, bot_id: 'B0BOT', user: BOT, type: 'message' } }
}

function update({ ts: stamp, text = '', blocks }: Arguments<'chat.update'>, { id, messages }: Channel) {
  const message = own(stamp, messages, 'cant_update_message')
  Object.assign(message, content(text, blocks))
  return { channel: id, ts: stamp, text: message.text }
}

function own(stamp: string, messages: readonly Message[], otherwise: string): Message {
  const message = messages.find((one) => one.ts === stamp)
  if (!message) refuse('message_not_found')
  if (message.user !== undefined) refuse(otherwise)
  return message
}

interface Range {
  readonly oldest?: string | undefined
  readonly latest?: string | undefined
  readonly limit?: string | undefined
  readonly cursor?: string | undefined
  readonly include_all_metadata?: string | undefined
}

/** Each page begins with the root, which the range does not concern. */
function replies(root: string, range: Range, messages: readonly Message[]) {
  const limit = Number(range.limit ?? 100)
  const start = Number(range.cursor ?? 0)
  const inRange = messages.filter(
    ({ ts: one, thread_ts: thread }) =>
      one !== root && thread === root && one >= (range.oldest ?? '') && one <= (range.latest ?? '9'),
  )
  const page = inRange.slice(start, start + limit - 1)
  const next = start + page.length
  const shown = [...messages.filter(({ ts: one }) => one === root), ...page]
  return {
    messages: shown.map((one) => asSaid(range.include_all_metadata === 'true' ? one : withoutMetadata(one))),
    has_more: next < inRange.length,
    response_metadata: { next_cursor: next < inRange.length ? String(next) : '' },
  }
}

/** Of the bot's own messages Slack tells who posted them. */
function asSaid(message: Message) {
  return { type: 'message', ...(message.user === undefined ? { user: BOT, bot_id: 'B0BOT' } : {}), ...message }
}

function listed(range: Range, { messages }: Channel, isWanted: (message: Message) => boolean): readonly unknown[] {
  return messages
    .filter((one) => isWanted(one) && Number(one.ts) >= Number(range.oldest ?? 0))
    .slice(0, Number(range.limit ?? 100))
    .map((one) => (range.include_all_metadata === 'true' ? one : withoutMetadata(one)))
}

function withoutMetadata({ ts, user, thread_ts, text, blocks }: Message): Message {
  return {
    ts,
    text,
    blocks,
    ...(user === undefined ? {} : { user }),
    ...(thread_ts === undefined ? {} : { thread_ts }),
  }
}
