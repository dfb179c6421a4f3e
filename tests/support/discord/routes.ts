import { type BodyKind, faultsOf } from './check-body.ts'
import { type PermissionName, channelOf, channelPayload, isThread, snowflake, type User, userPayload } from './town.ts'
import type { ShownMessage, Town } from './world.ts'
import { type Fields, list, read, wordsOf } from './read.ts'

export interface ApiCall {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly token: string | undefined
}

export interface ApiAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Interaction {
  readonly id: string
  readonly token: string
  readonly type: number
  readonly at: number
  readonly user: User
  readonly channel: string
  /** The message that carries the button. */
  readonly card?: string
  acknowledged?: 'answered' | 'deferred' | 'deferred hidden' | 'deferred update' | 'updated' | 'completed' | 'form'
  original?: string
  choices?: readonly unknown[]
  /** The form that it opened. */
  form?: Fields
}

interface RoutesParts {
  readonly isUnchecked: boolean
  readonly town: Town
  readonly interactions: Map<string, Interaction>
  readonly token: () => string
  readonly gatewayUrl: () => string
  readonly shards: number
  readonly dispatch: (name: string, data: unknown) => void
  /** Without a server: those that are there on every one. */
  readonly onCommands: (body: unknown, guild?: string) => void
  readonly commands: (guild?: string) => readonly unknown[]
  /** A message as this application may read it. */
  readonly seen: (message: Record<string, unknown>) => Record<string, unknown>
}

const INTERACTION_LIFE = 3_000
const EPHEMERAL = 1 << 6

export function refused(status: number, code: number, message: string): ApiAnswer {
  return { status, body: { code, message } }
}

/** Discord's REST API, as far as a bot like ours uses it; everything else is 404. Strict: what Discord would refuse, it refuses. */
export function createRoutes(parts: RoutesParts): (call: ApiCall) => ApiAnswer {
  const { town, interactions, token, gatewayUrl, dispatch } = parts
  const { channels, messages, bot } = town
  const may = (channel: string, permission: PermissionName): boolean => town.may(channel, permission)
  const nonces = new Map<string, string>()

  const invalid = (kind: BodyKind, call: ApiCall): ApiAnswer | undefined =>
    parts.isUnchecked ? undefined : faultIn(kind, call)

  const put = (channel: string, body: Fields, call: ApiCall, onlyFor?: User): ShownMessage => {
    const { reference, nonce } = { reference: read(body['message_reference'])['message_id'], nonce: body['nonce'] }
    const message: ShownMessage = {
      id: snowflake(),
      channel,
      author: bot,
      at: new Date().toISOString(),
      content: wordsOf(body['content']),
      components: list(body['components']),
      flags: Number(body['flags'] ?? 0),
      attachments: [],
      files: call.files,
      ...(typeof reference === 'string' && messages.has(reference) ? { reference } : {}),
      ...(typeof nonce === 'string' ? { nonce } : {}),
      ...(onlyFor ? { onlyFor } : {}),
    }
    messages.set(message.id, message)
    if (!onlyFor) dispatch('MESSAGE_CREATE', town.messagePayload(message))
    return message
  }
  const change = (message: ShownMessage, body: Fields): ApiAnswer => {
    if (body['content'] !== undefined) message.content = wordsOf(body['content'])
    if (body['components'] !== undefined) message.components = list(body['components'])
    message.flags |= Number(body['flags'] ?? 0)
    message.edited = new Date().toISOString()
    if (!message.onlyFor) dispatch('MESSAGE_UPDATE', town.messagePayload(message))
    return { status: 200, body: town.messagePayload(message) }
  }

  /** Why the bot may not post in a channel. */
  const closed = (id: string): ApiAnswer | undefined => {
    const channel = channels.get(id)
    if (!channel) return refused(404, 10_003, 'Unknown Channel')
    if (!may(id, 'ViewChannel')) return refused(403, 50_001, 'Missing Access')
    if (!may(id, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages'))
      return refused(403, 50_013, 'Missing Permissions')
    if (channel.thread.archived && !channel.thread.locked) {
      // Whoever writes into an archived thread opens it again.
      channel.thread.archived = false
      dispatch('THREAD_UPDATE', channelPayload(channel, town.botRole))
    }
    if (channel.thread.locked) return refused(403, channel.thread.archived ? 50_083 : 160_005, 'Thread is locked')
    if (channel.type === 15) return refused(400, 50_008, 'Cannot send messages in a non-text channel')
    return undefined
  }

  const post = (channel: string, call: ApiCall): ApiAnswer => {
    const body = read(call.body)
    const obstacle = closed(channel) ?? invalid('message', call)
    if (obstacle) return obstacle
    if (call.files.length > 0 && !may(channel, 'AttachFiles')) return refused(403, 50_013, 'Missing Permissions')
    if (body['message_reference'] !== undefined && !may(channel, 'ReadMessageHistory'))
      return refused(400, 160_002, 'Cannot reply without permission to read message history')
    const known = body['enforce_nonce'] === true ? messages.get(nonces.get(wordsOf(body['nonce'])) ?? '') : undefined
    if (known) return { status: 200, body: town.messagePayload(known) }
    const message = put(channel, body, call)
    if (message.nonce !== undefined) nonces.set(message.nonce, message.id)
    return { status: 200, body: town.messagePayload(message) }
  }

  const openThread = (channel: string, message: string, call: ApiCall): ApiAnswer => {
    const parent = channels.get(channel)
    if (!parent) return refused(404, 10_003, 'Unknown Channel')
    if (!may(channel, 'ViewChannel')) return refused(403, 50_001, 'Missing Access')
    if (!may(channel, 'CreatePublicThreads')) return refused(403, 50_013, 'Missing Permissions')
    if (parent.type !== 0 && parent.type !== 5)
      return refused(400, 50_024, 'Cannot execute action on this channel type')
    if (!messages.has(message)) return refused(404, 10_008, 'Unknown Message')
    if (channels.has(message)) return refused(400, 160_004, 'A thread has already been created for this message')
    const fault = invalid('thread', call)
    if (fault) return fault
    const { guild } = parent
    const name = wordsOf(read(call.body)['name'])
    const thread = channelOf({
      id: message,
      name,
      type: 11,
      parent: channel,
      owner: bot.id,
      ...(guild === undefined ? {} : { guild }),
    })
    town.add(thread)
    const payload = channelPayload(thread, town.botRole)
    dispatch('THREAD_CREATE', { ...payload, newly_created: true })
    return { status: 201, body: payload }
  }

  const callback = (id: string, secret: string, call: ApiCall): ApiAnswer => {
    const interaction = interactions.get(id)
    if (!interaction || interaction.token !== secret || Date.now() - interaction.at > INTERACTION_LIFE)
      return refused(404, 10_062, 'Unknown interaction')
    if (interaction.acknowledged) return refused(400, 40_060, 'Interaction has already been acknowledged.')
    const body = read(call.body)
    const data = read(body['data'])
    switch (body['type']) {
      case 4: {
        const fault = invalid('answer', call)
        if (fault) return fault
        const onlyFor = (Number(data['flags'] ?? 0) & EPHEMERAL) !== 0 ? interaction.user : undefined
        const message = put(interaction.channel, data, call, onlyFor)
        interaction.acknowledged = 'answered'
        interaction.original = message.id
        return {
          status: 200,
          body: {
            interaction: { id, type: interaction.type },
            resource: { type: 4, message: town.messagePayload(message) },
          },
        }
      }
      case 5:
        interaction.acknowledged = Number(data['flags'] ?? 0) === EPHEMERAL ? 'deferred hidden' : 'deferred'
        return { status: 204 }
      case 6:
      case 7: {
        const card = messages.get(interaction.card ?? '')
        if (!card) return refused(400, 50_035, 'Only components can be updated')
        interaction.acknowledged = body['type'] === 6 ? 'deferred update' : 'updated'
        interaction.original = card.id
        if (body['type'] === 7) change(card, data)
        return { status: 204 }
      }
      case 8: {
        const fault = invalid('completions', call)
        if (fault) return fault
        interaction.acknowledged = 'completed'
        interaction.choices = list(data['choices'])
        return { status: 204 }
      }
      case 9: {
        const fault = interaction.type === 5 ? refused(400, 50_035, 'A form opens no form') : invalid('form', call)
        if (fault) return fault
        interaction.acknowledged = 'form'
        interaction.form = data
        return { status: 204 }
      }
      default:
        return refused(400, 50_035, 'Unknown type of answer')
    }
  }

  const webhook = (secret: string, message: string | undefined, call: ApiCall): ApiAnswer => {
    const interaction = [...interactions.values()].find((one) => one.token === secret)
    if (!interaction?.acknowledged) return refused(404, 10_015, 'Unknown Webhook')
    const isWaiting = interaction.acknowledged.startsWith('deferred') && interaction.acknowledged !== 'deferred update'
    const isHidden = interaction.acknowledged === 'deferred hidden'
    const fill = (hidden: boolean): ApiAnswer => {
      const created = put(interaction.channel, read(call.body), call, hidden ? interaction.user : undefined)
      if (isWaiting && interaction.original === undefined) interaction.original = created.id
      return { status: 200, body: town.messagePayload(created) }
    }
    if (message === undefined) {
      const fault = invalid('webhook', call)
      if (fault) return fault
      // The first message after a deferral takes its place, and is seen by those who saw it.
      const takesPlace = isWaiting && interaction.original === undefined
      return fill(takesPlace ? isHidden : (Number(read(call.body)['flags'] ?? 0) & EPHEMERAL) !== 0)
    }
    const id = message === '@original' ? interaction.original : message
    if (call.method === 'DELETE') {
      if (isWaiting && interaction.original === undefined) interaction.original = 'deleted'
      else if (!messages.delete(id ?? '')) return refused(404, 10_008, 'Unknown Message')
      return { status: 204 }
    }
    const fault = invalid('webhook edit', call)
    if (fault) return fault
    if (message === '@original' && isWaiting && id === undefined) return fill(isHidden)
    const standing = messages.get(id ?? '')
    return standing ? change(standing, read(call.body)) : refused(404, 10_008, 'Unknown Message')
  }

  const readable = (id: string): ApiAnswer | undefined => {
    if (!channels.has(id)) return refused(404, 10_003, 'Unknown Channel')
    return may(id, 'ViewChannel') ? undefined : refused(403, 50_001, 'Missing Access')
  }
  const readMessages = (id: string, { query }: ApiCall): ApiAnswer => {
    const obstacle = readable(id)
    if (obstacle) return obstacle
    const limit = Number(query.get('limit') ?? 50)
    if (!(limit >= 1 && limit <= 100)) return refused(400, 50_035, 'Invalid Form Body')
    // Without the permission there is nothing to be seen, and no refusal.
    if (!may(id, 'ReadMessageHistory')) return { status: 200, body: [] }
    const all = [...messages.values()].filter(({ channel, onlyFor }) => channel === id && !onlyFor)
    const after = query.get('after')
    const page =
      after === null ? all.slice(-limit) : all.filter((one) => BigInt(one.id) > BigInt(after)).slice(0, limit)
    return { status: 200, body: page.toReversed().map((one) => parts.seen(withoutServer(town.messagePayload(one)))) }
  }
  const readMessage = (id: string, message: string): ApiAnswer => {
    const obstacle = readable(id)
    if (obstacle) return obstacle
    if (!may(id, 'ReadMessageHistory')) return refused(403, 50_013, 'Missing Permissions')
    const found = messages.get(message)
    if (!found || found.channel !== id || found.onlyFor) return refused(404, 10_008, 'Unknown Message')
    return { status: 200, body: parts.seen(withoutServer(town.messagePayload(found))) }
  }

  const openDirect = (call: ApiCall): ApiAnswer => {
    const user = [town.ana, town.ben].find(({ id }) => id === read(call.body)['recipient_id'])
    return user
      ? { status: 200, body: channelPayload(town.direct(user), town.botRole) }
      : refused(400, 50_033, 'Invalid Recipient(s)')
  }

  const own = (channel: string, id: string, act: (message: ShownMessage) => ApiAnswer): ApiAnswer => {
    if (!may(channel, 'ViewChannel')) return refused(403, 50_001, 'Missing Access')
    const message = messages.get(id)
    if (!message || message.channel !== channel || message.onlyFor) return refused(404, 10_008, 'Unknown Message')
    return message.author.id === bot.id
      ? act(message)
      : refused(403, 50_005, 'Cannot edit a message authored by another user')
  }

  const commandsOf = (guild: string | undefined): ApiAnswer =>
    guild === undefined || town.guilds.has(guild)
      ? { status: 200, body: parts.commands(guild) }
      : refused(403, 50_001, 'Missing Access')

  const routes: readonly (readonly [string, RegExp, (call: ApiCall, ...ids: readonly string[]) => ApiAnswer])[] = [
    [
      'GET',
      /^\/gateway\/bot$/,
      () => ({
        status: 200,
        body: {
          url: gatewayUrl(),
          shards: parts.shards,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 },
        },
      }),
    ],
    ['GET', /^\/users\/@me$/, () => ({ status: 200, body: userPayload(bot) })],
    ['GET', /^\/applications\/@me$/, () => ({ status: 200, body: { id: town.application, name: 'Versus', flags: 0 } })],
    ['GET', /^\/channels\/(\d+)\/messages$/, (call, id = '') => readMessages(id, call)],
    ['GET', /^\/channels\/(\d+)\/messages\/(\d+)$/, (_, id = '', message = '') => readMessage(id, message)],
    ['GET', /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/, (_, __, guild) => commandsOf(guild)],
    [
      'PUT',
      /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/,
      (call, _, guild) => {
        const fault = invalid('commands', call)
        if (fault || commandsOf(guild).status >= 400) return fault ?? commandsOf(guild)
        parts.onCommands(call.body, guild)
        return { status: 200, body: parts.commands(guild) }
      },
    ],
    [
      'GET',
      /^\/channels\/(\d+)$/,
      (_, id = '') => {
        const channel = channels.get(id)
        if (!channel) return refused(404, 10_003, 'Unknown Channel')
        return may(id, 'ViewChannel')
          ? { status: 200, body: channelPayload(channel, town.botRole) }
          : refused(403, 50_001, 'Missing Access')
      },
    ],
    ['POST', /^\/channels\/(\d+)\/messages$/, (call, channel = '') => post(channel, call)],
    [
      'PATCH',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (call, channel = '', id = '') =>
        own(channel, id, (message) => invalid('edit', call) ?? change(message, read(call.body))),
    ],
    [
      'DELETE',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (_, channel = '', id = '') =>
        own(channel, id, () => {
          messages.delete(id)
          dispatch('MESSAGE_DELETE', { id, channel_id: channel, guild_id: channels.get(channel)?.guild })
          return { status: 204 }
        }),
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      (call, channel = '', id = '') => openThread(channel, id, call),
    ],
    ['POST', /^\/users\/@me\/channels$/, openDirect],
    ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, (call, id = '', secret = '') => callback(id, secret, call)],
    ['POST', /^\/webhooks\/\d+\/([^/]+)$/, (call, secret = '') => webhook(secret, undefined, call)],
    [
      'PATCH',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/([^/]+)$/,
      (call, secret = '', id = '') => webhook(secret, id, call),
    ],
    [
      'DELETE',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/([^/]+)$/,
      (call, secret = '', id = '') => webhook(secret, id, call),
    ],
  ]

  return (call) => {
    const needsToken = !/^\/(?:interactions|webhooks)\//.test(call.path)
    if (needsToken && call.token !== `Bot ${token()}`) return refused(401, 0, '401: Unauthorized')
    for (const [method, pattern, act] of routes) {
      const found = call.method === method ? pattern.exec(call.path) : null
      if (found) return act(call, ...found.slice(1))
    }
    return refused(404, 0, `404: Not Found: ${call.method} ${call.path}`)
  }
}

/** The gateway says which server a message is of; the API does not. */
function withoutServer(message: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(message).filter(([name]) => name !== 'guild_id' && name !== 'member'))
}

function faultIn(kind: BodyKind, call: ApiCall): ApiAnswer | undefined {
  const faults = faultsOf(
    kind,
    call.body,
    call.files.map(({ name }) => name),
  )
  return faults.length === 0
    ? undefined
    : { status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors: faults } }
}
