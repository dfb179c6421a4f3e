import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { manifestFor, scopesOf } from '#adapters/slack/manifest.ts'

const folder = fileURLToPath(new URL('../../../adapters/slack', import.meta.url))
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'))
const code = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')

/** https://docs.slack.dev/reference/methods, https://docs.slack.dev/reference/events */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
}
const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  tokens_revoked: [],
}

const Manifest = z.object({
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.literal(true), messages_tab_enabled: z.literal(true) }),
    agent_view: z.object({ agent_description: z.string().max(300) }).optional(),
    shortcuts: z.array(
      z.object({
        name: z.string().max(24),
        callback_id: z.string(),
        type: z.string(),
        description: z.string().max(150),
      }),
    ),
    slash_commands: z.array(
      z.object({ command: z.string(), should_escape: z.literal(true), url: z.string().optional() }),
    ),
  }),
  oauth_config: z.object({
    redirect_urls: z.array(z.string()).optional(),
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()), request_url: z.string().optional() }),
    interactivity: z.object({
      is_enabled: z.literal(true),
      request_url: z.string().optional(),
      message_menu_options_url: z.string().optional(),
    }),
    socket_mode_enabled: z.boolean(),
  }),
})
const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
const { bot, bot_optional: optional } = manifest.oauth_config.scopes
const events = manifest.settings.event_subscriptions.bot_events
const AGENT_METHOD = /^assistant\./
const methods = [
  ...new Set(
    Array.from(code.matchAll(/client\s*\.([a-z]+(?:\.[a-zA-Z]+)+)\(/g), ([, name = '']) => name).filter((name) =>
      /^(?:assistant|chat|conversations|users|views|files|auth)\./.test(name),
    ),
  ),
]

function neededBy(names: readonly string[], from: z.infer<typeof Manifest>): readonly string[] {
  const needed = [
    ...names.flatMap((name) => SCOPES_OF_METHODS[name] ?? []),
    ...from.settings.event_subscriptions.bot_events.flatMap((name) => SCOPES_OF_EVENTS[name] ?? []),
    ...(from.features.slash_commands.length + from.features.shortcuts.length > 0 ? ['commands'] : []),
  ]
  return [...new Set(needed)].toSorted()
}

function granted({ oauth_config: { scopes } }: z.infer<typeof Manifest>): readonly string[] {
  return [...scopes.bot, ...scopes.bot_optional].toSorted()
}

describe('the manifest', () => {
  test('knows every method and every event that is used', () => {
    expect(methods.toSorted()).toEqual(Object.keys(SCOPES_OF_METHODS))
    expect(events).toEqual(Object.keys(SCOPES_OF_EVENTS))
    for (const name of ['app_home_opened', 'app_mention', 'message', 'app_uninstalled', 'tokens_revoked'])
      expect(code).toContain(`case '${name}'`)
  })

  test('asks for what they need, and for nothing else', () => {
    const plain = methods.filter((name) => !AGENT_METHOD.test(name))
    expect(granted(manifest)).toEqual(neededBy(plain, manifest))
  })

  test('as an agent asks for one right more', () => {
    const agent = Manifest.parse(manifestFor({ isAgent: true }))
    expect(agent.features.agent_view).toBeDefined()
    expect(granted(agent)).toEqual(neededBy(methods, agent))
    expect(scopesOf(agent).toSorted()).toEqual(granted(agent))
  })

  test('names every shortcut that is answered, and no other', () => {
    expect(manifest.features.shortcuts.map(({ callback_id: name, type }) => [name, type])).toEqual([
      ['ask', 'global'],
      ['ask_about', 'message'],
    ])
    for (const { callback_id: name } of manifest.features.shortcuts) expect(code).toContain(`= '${name}'`)
  })

  test('for HTTP mode has the address wherever Slack wants one', () => {
    const http = Manifest.parse(manifestFor({ url: 'https://versus.example.com', isAgent: false }))
    const address = 'https://versus.example.com/slack/events'
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: address, bot_events: events },
      interactivity: { request_url: address, message_menu_options_url: address },
    })
    expect(http.features.slash_commands.map(({ url }) => url)).toEqual([address])
    expect(http.oauth_config.redirect_urls).toEqual(['https://versus.example.com/slack/oauth_redirect'])
    expect(granted(http)).toEqual(granted(manifest))
  })

  test('without an address is the shipped one, for Socket Mode', () => {
    expect(Manifest.parse(manifestFor({ isAgent: false }))).toEqual(manifest)
    expect(manifest.settings.socket_mode_enabled).toBe(true)
  })

  test('has private channels as optional rights only', () => {
    expect(optional).toEqual(['groups:history', 'mpim:history'])
  })

  test('is what the start of the adapter checks', () => {
    for (const scope of bot) expect(code).toContain(`'${scope}'`.replace(/^'(commands)'$/, '$1'))
  })
})
