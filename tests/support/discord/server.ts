import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGateway, isOf } from './gateway.ts'
import { type Fields, list, read, wordsOf } from './read.ts'
import { type ApiAnswer, type ApiCall, createRoutes, type Interaction } from './routes.ts'
import {
  type Channel,
  channelPayload,
  isThread,
  type PermissionName,
  snowflake,
  type User,
  userPayload,
} from './town.ts'
import { createTown, type ShownMessage } from './world.ts'

/** What becomes of a call: as the rules say, another answer, or no answer at all, before or after it was done. */
export type Mood = 'as it should' | 'no answer' | 'done, but no answer' | ApiAnswer

export interface ServerOptions {
  /** Whether the application may read all messages. */
  readonly hasMessageContent?: boolean
  /** Bodies are taken unread: for measuring a bot instead of the checks. */
  readonly isUnchecked?: boolean
  /** How many connections Discord recommends. */
  readonly shards?: number
}

type Said = Partial<Pick<ShownMessage, 'attachments' | 'reference'>> & { readonly from?: User }

/** A Discord of our own: one server, its REST API and its gateway, strict about every limit. */
export async function startDiscord({ hasMessageContent = true, isUnchecked = false, shards = 1 }: ServerOptions = {}) {
  const town = createTown()
  const interactions = new Map<string, Interaction>()
  const calls: ApiCall[] = []
  /** Answers of 400 or more, with the call. */
  const refusals: { readonly call: ApiCall; readonly answer: ApiAnswer }[] = []
  let token = 'a-token-of-the-local-server'
  const commands = new Map<string, readonly unknown[]>()
  let mood: ((call: ApiCall) => Mood | undefined) | undefined

  const http = createServer((request, response) => {
    void (async () => {
      const call = await readCall(request)
      calls.push(call)
      const now = mood?.(call) ?? 'as it should'
      if (now === 'no answer') return void request.socket.destroy()
      const answer = typeof now === 'object' ? now : route(call)
      if (now === 'done, but no answer') return void request.socket.destroy()
      if (answer.status >= 400) refusals.push({ call, answer })
      // An empty answer that called itself JSON would be a broken one.
      const type = answer.body === undefined ? {} : { 'content-type': 'application/json' }
      response.writeHead(answer.status, { ...type, ...answer.headers })
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
    })()
  })
  const port = await new Promise<number>((resolve) => {
    http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port))
  })

  const gateway = createGateway({
    token: () => token,
    hasMessageContent,
    url: () => `ws://127.0.0.1:${port}`,
    ready: () => ({
      user: userPayload(town.bot),
      application: { id: town.application, flags: 0 },
      guilds: [...town.guilds.keys()].map((id) => ({ id, unavailable: true })),
      private_channels: [],
      user_settings: {},
    }),
    afterReady(dispatch, shard) {
      for (const id of town.guilds.keys()) if (isOf(id, shard)) dispatch('GUILD_CREATE', town.guildPayload(id))
    },
  })
  http.on('upgrade', (request, socket, head) =>
    gateway.sockets.handleUpgrade(request, socket, head, (opened) => gateway.sockets.emit('connection', opened)),
  )

  /** Delivers an event as this client may see it. */
  const dispatch = (name: string, data: unknown): void => {
    const { channel_id: channel, author } = read(data)
    if (name === 'MESSAGE_CREATE' && read(author)['id'] === town.bot.id) awaited.get(wordsOf(channel))?.()
    const isMessage = name.startsWith('MESSAGE_')
    gateway.dispatch(name, isMessage ? seenBy(data as Record<string, unknown>, isReading()) : data)
  }
  const awaited = new Map<string, () => void>()
  const isReading = (): boolean => gateway.isReading('messageContent')
  const seenBy = (message: Record<string, unknown>, mayRead: boolean): Record<string, unknown> => {
    const {
      author,
      mentions,
      guild_id: guild,
    } = message as { author?: User; mentions?: readonly User[]; guild_id?: string }
    const isDirect = guild === undefined && town.channels.get(wordsOf(message['channel_id']))?.guild === undefined
    const isOurs = author?.id === town.bot.id || mentions?.some(({ id }) => id === town.bot.id) === true || isDirect
    return isOurs || mayRead || message['content'] === undefined
      ? message
      : { ...message, content: '', components: [], attachments: [] }
  }
  const route = createRoutes({
    isUnchecked,
    town,
    interactions,
    token: () => token,
    shards,
    gatewayUrl: () => `ws://127.0.0.1:${port}`,
    dispatch,
    commands: (guild = '') => commands.get(guild) ?? [],
    // The API goes by what the application may, whatever a connection asked for.
    seen: (message) => seenBy(message, hasMessageContent),
    onCommands(body, guild = '') {
      commands.set(
        guild,
        list(body).map((one) => registered(read(one), town.application)),
      )
    },
  })

  const say = (
    channel: Channel,
    content: string,
    { from = town.ana, attachments = [], reference }: Said = {},
  ): string => {
    const message: ShownMessage = {
      id: snowflake(),
      channel: channel.id,
      author: from,
      at: new Date().toISOString(),
      content,
      components: [],
      flags: 0,
      attachments,
      files: [],
      ...(reference === undefined ? {} : { reference }),
    }
    town.messages.set(message.id, message)
    dispatch('MESSAGE_CREATE', town.messagePayload(message))
    return message.id
  }
  const interact = (type: number, channel: Channel, user: User, more: Record<string, unknown>): Interaction => {
    const { card } = more as { card?: ShownMessage }
    const interaction: Interaction = {
      id: snowflake(),
      token: `token-${snowflake()}`,
      type,
      at: Date.now(),
      user,
      channel: channel.id,
      ...(card ? { card: card.id } : {}),
    }
    interactions.set(interaction.id, interaction)
    const person = userPayload(user)
    dispatch('INTERACTION_CREATE', {
      id: interaction.id,
      application_id: town.application,
      type,
      token: interaction.token,
      version: 1,
      channel_id: channel.id,
      channel: channelPayload(channel, town.botRole),
      context: channel.guild === undefined ? 1 : 0,
      app_permissions: '0',
      locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_000_000,
      ...(channel.guild === undefined
        ? { user: person }
        : {
            guild_id: channel.guild,
            member: {
              user: person,
              nick: null,
              roles: [],
              joined_at: new Date().toISOString(),
              permissions: '0',
              deaf: false,
              mute: false,
            },
          }),
      data: more['data'],
      ...(card ? { message: town.messagePayload(card) } : {}),
    })
    return interaction
  }
  const messageOf = (id: string): ShownMessage => {
    const message = town.messages.get(id)
    if (!message) throw new Error(`there is no message ${id}`)
    return message
  }
  const channelOf = (id: string): Channel => {
    const channel = town.channels.get(id)
    if (!channel) throw new Error(`there is no channel ${id}`)
    return channel
  }
  const use = (message: ShownMessage, component: Fields, from: User, values?: readonly string[]): Interaction => {
    const data = { custom_id: component['custom_id'], component_type: component['type'], ...(values ? { values } : {}) }
    return interact(3, channelOf(message.channel), from, { card: message, data })
  }

  return {
    ...town,
    town,
    calls,
    refusals,
    interactions,
    gateway,
    apiUrl: `http://127.0.0.1:${port}`,
    get token() {
      return token
    },
    commands: (guild = '') => commands.get(guild) ?? [],
    /** Decides on each call; undefined lets the rules decide. */
    behave(next: ((call: ApiCall) => Mood | undefined) | undefined) {
      mood = next
    },
    revoke() {
      token = `another-${snowflake()}`
    },
    say,
    mention: (content: string, { channel = town.general, ...said }: Said & { channel?: Channel } = {}): string =>
      say(channel, `<@${town.bot.id}> ${content}`, said),
    direct: (content: string, from = town.ana): string => say(town.direct(from), content, { from }),
    edit(id: string, content: string) {
      const message = messageOf(id)
      message.content = content
      message.edited = new Date().toISOString()
      dispatch('MESSAGE_UPDATE', town.messagePayload(message))
    },
    remove(id: string) {
      const { channel } = messageOf(id)
      town.messages.delete(id)
      const guild = channelOf(channel).guild
      dispatch('MESSAGE_DELETE', { id, channel_id: channel, ...(guild === undefined ? {} : { guild_id: guild }) })
    },
    /** A post in the forum is a thread whose first message has its id. */
    post(title: string, content: string, from = town.ana): Channel {
      const thread = town.add({
        ...town.forum,
        id: snowflake(),
        name: title,
        type: 11,
        parent: town.forum.id,
        owner: from.id,
        denied: new Set(),
      })
      dispatch('THREAD_CREATE', { ...channelPayload(thread, town.botRole), newly_created: true })
      const message: ShownMessage = {
        id: thread.id,
        channel: thread.id,
        author: from,
        at: new Date().toISOString(),
        content,
        components: [],
        flags: 0,
        attachments: [],
        files: [],
      }
      town.messages.set(message.id, message)
      dispatch('MESSAGE_CREATE', town.messagePayload(message))
      return thread
    },
    command(
      name: string,
      values: Readonly<Record<string, string>> = {},
      { from = town.ana, channel = town.general } = {},
    ): Interaction {
      const options = Object.entries(values).map(([key, value]) => ({ type: 3, name: key, value }))
      return interact(2, channel, from, {
        data: { id: snowflake(), type: 1, name: 'versus', options: [{ type: 1, name, options }] },
      })
    },
    typing(typed: string, command = 'ask', field = 'question', from = town.ana): Interaction {
      const options = [{ type: 1, name: command, options: [{ type: 3, name: field, value: typed, focused: true }] }]
      return interact(4, town.general, from, { data: { id: snowflake(), type: 1, name: 'versus', options } })
    },
    /** Fills in the form that an interaction opened, by the labels of fields and options, and sends it. */
    fill(opened: Interaction, values: Readonly<Record<string, string | readonly string[]>>): Interaction {
      if (!opened.form) throw new Error('it opened no form')
      const card = town.messages.get(opened.card ?? '')
      const data = { custom_id: opened.form['custom_id'], components: filledIn(opened.form, values) }
      return interact(5, channelOf(opened.channel), opened.user, { data, ...(card ? { card } : {}) })
    },
    /** *Ask Versus* in the menu of a message. */
    pointAt(message: string, from = town.ana): Interaction {
      const target = messageOf(message)
      const resolved = { messages: { [message]: town.messagePayload(target) } }
      const data = { id: snowflake(), type: 3, name: 'Ask Versus', target_id: message, resolved }
      return interact(2, channelOf(target.channel), from, { data })
    },
    /** Presses the button with that label or emoji. */
    press(message: ShownMessage, label: string, from = town.ana): Interaction {
      const found = componentsOf(message).find((one) => one['type'] === 2 && labelOf(one) === label)
      if (!found) throw new Error(`there is no button ${label} among ${labelsOf(message).join(', ')}`)
      return use(message, found, from)
    },
    /** Presses a button of any id, as a forged request would. */
    forge: (message: ShownMessage, customId: string, from = town.ana): Interaction =>
      use(message, { type: 2, custom_id: customId }, from),
    choose(message: ShownMessage, labels: readonly string[], from = town.ana): Interaction {
      const menu = componentsOf(message).find((one) => one['type'] === 3)
      if (!menu) throw new Error('there is no menu')
      const options = (menu['options'] as readonly Fields[]).filter((option) =>
        labels.includes(String(option['label'])),
      )
      return use(
        message,
        menu,
        from,
        options.map((option) => String(option['value'])),
      )
    },
    /** What the bot shows in a channel or thread, to everybody, oldest first. */
    posted: (channel: Pick<Channel, 'id'>): readonly ShownMessage[] =>
      [...town.messages.values()].filter(
        (one) => one.channel === channel.id && one.author.id === town.bot.id && !one.onlyFor,
      ),
    whispered: (user: User = town.ana): readonly ShownMessage[] =>
      [...town.messages.values()].filter((one) => one.onlyFor?.id === user.id),
    threads: (): readonly Channel[] =>
      [...town.channels.values()].filter((one) => isThread(one) && one.parent !== town.forum.id),
    /** The bot may not do that there any more; Discord tells it so. */
    deny(channel: Channel, ...permissions: readonly PermissionName[]) {
      for (const permission of permissions) channel.denied.add(permission)
      dispatch('CHANNEL_UPDATE', channelPayload(channel, town.botRole))
    },
    /** The same, without a word to the bot. */
    denySecretly(channel: Channel, ...permissions: readonly PermissionName[]) {
      for (const permission of permissions) channel.denied.add(permission)
    },
    /** A thread is archived, or opened again; a locked one only by those who may manage threads. */
    archive(thread: Channel, { isLocked = false, isArchived = true } = {}) {
      thread.thread.archived = isArchived
      thread.thread.locked = isLocked
      dispatch('THREAD_UPDATE', channelPayload(thread, town.botRole))
    },
    dispatch,
    /** A further text channel; Discord tells the bot of it. */
    open(name: string): Channel {
      const channel = town.add({ ...town.general, id: snowflake(), name, denied: new Set() })
      dispatch('CHANNEL_CREATE', channelPayload(channel, town.botRole))
      return channel
    },
    /** Settles when the bot posts there. */
    nextPost: (channel: Channel): Promise<void> =>
      new Promise((resolve) => {
        awaited.set(channel.id, resolve)
      }),
    async stop() {
      gateway.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

/** A command as Discord gives it back. */
function registered(command: Fields, application: string): Fields {
  const more = { id: snowflake(), version: snowflake(), default_member_permissions: null, nsfw: false }
  return { ...command, ...more, application_id: application }
}

/** What people can do with a form, and no more: required fields are filled in, and menus give what they offer. */
function filledIn(form: Fields, values: Readonly<Record<string, string | readonly string[]>>): readonly unknown[] {
  const left = new Set(Object.keys(values))
  const filled = list(form['components'])
    .map(read)
    .filter(({ type }) => type === 18)
    .map(({ label, component }) => {
      const field = read(component)
      const name = wordsOf(label)
      left.delete(name)
      const { type, custom_id: id } = field
      const given = values[name]
      if (type === 4) {
        const value = given === undefined ? wordsOf(field['value']) : String(given)
        if (field['required'] === true && value === '') throw new Error(`${name} has to be filled in`)
        return { type: 18, component: { type, custom_id: id, value } }
      }
      const options = list(field['options']).map(read)
      const wanted = given === undefined ? undefined : [given].flat()
      const chosen = options.filter((one) =>
        wanted ? wanted.includes(wordsOf(one['label'])) : one['default'] === true,
      )
      const isFine = chosen.length >= Number(field['min_values']) && chosen.length <= Number(field['max_values'])
      if (!isFine || (wanted && chosen.length !== wanted.length)) throw new Error(`${name} does not offer that`)
      return { type: 18, component: { type, custom_id: id, values: chosen.map((one) => one['value']) } }
    })
  if (left.size > 0) throw new Error(`the form has no ${[...left].join(', ')}`)
  return filled
}

export type DiscordServer = Awaited<ReturnType<typeof startDiscord>>

/** All components of a message, those inside others included. */
export function componentsOf(message: Pick<ShownMessage, 'components'>): readonly Fields[] {
  const inside = (one: unknown): readonly Fields[] => {
    const component = one as Fields
    const inner = Array.isArray(component['components']) ? component['components'] : []
    return [component, ...inner.flatMap(inside)]
  }
  return message.components.flatMap(inside)
}

/** The text that people read, one line for each piece. */
export function textOf(message: Pick<ShownMessage, 'components' | 'content'>): string {
  const texts = componentsOf(message).flatMap((one) => (one['type'] === 10 ? [String(one['content'])] : []))
  return [message.content, ...texts].filter((one) => one !== '').join('\n')
}

export function labelsOf(message: Pick<ShownMessage, 'components'>): readonly string[] {
  return componentsOf(message).flatMap((one) => (one['type'] === 2 ? [labelOf(one)] : []))
}

function labelOf(button: Fields): string {
  return wordsOf(button['label']) || wordsOf(read(button['emoji'])['name'])
}

async function readCall(request: IncomingMessage): Promise<ApiCall> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const raw = Buffer.concat(parts)
  const type = request.headers['content-type'] ?? ''
  const common = {
    method: request.method ?? 'GET',
    path: url.pathname.replace(/^\/v10/, ''),
    query: url.searchParams,
    token: request.headers.authorization,
  }
  if (!type.startsWith('multipart/'))
    return { ...common, body: raw.length > 0 ? JSON.parse(raw.toString()) : undefined, files: [] }
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData()
  const files: { name: string; text: string }[] = []
  for (const [name, value] of form)
    if (name.startsWith('files[') && typeof value !== 'string')
      files.push({ name: value.name, text: await value.text() })
  return { ...common, body: JSON.parse(wordsOf(form.get('payload_json'))), files }
}
