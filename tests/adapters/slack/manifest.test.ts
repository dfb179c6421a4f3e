import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const folder = fileURLToPath(new URL('../../../adapters/slack', import.meta.url))
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'))
const code = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')

/** https://docs.slack.dev/reference/methods, https://docs.slack.dev/reference/events */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
}
const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  tokens_revoked: [],
}

const Manifest = z.object({
  features: z.object({ slash_commands: z.array(z.object({ command: z.string(), should_escape: z.literal(true) })) }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.literal(true) }),
    socket_mode_enabled: z.literal(true),
  }),
})
const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
const { bot, bot_optional: optional } = manifest.oauth_config.scopes
const events = manifest.settings.event_subscriptions.bot_events
const methods = [
  ...new Set(Array.from(code.matchAll(/client\.([a-z]+\.[a-zA-Z]+)\(/g), ([, name = '']) => name)),
].filter((name) => name in SCOPES_OF_METHODS || /^(?:chat|conversations|users|views|files|auth)\./.test(name))

describe('the manifest', () => {
  test('knows every method and every event that is used', () => {
    expect(methods.toSorted()).toEqual(Object.keys(SCOPES_OF_METHODS))
    expect(events).toEqual(Object.keys(SCOPES_OF_EVENTS))
    for (const name of ['app_mention', 'message', 'app_uninstalled', 'tokens_revoked'])
      expect(code).toContain(`case '${name}'`)
  })

  test('asks for what they need, and for nothing else', () => {
    const needed = [
      ...methods.flatMap((name) => SCOPES_OF_METHODS[name] ?? []),
      ...events.flatMap((name) => SCOPES_OF_EVENTS[name] ?? []),
      ...(manifest.features.slash_commands.length > 0 ? ['commands'] : []),
    ]
    expect([...bot, ...optional].toSorted()).toEqual([...new Set(needed)].toSorted())
  })

  test('has private channels as optional rights only', () => {
    expect(optional).toEqual(['groups:history', 'mpim:history'])
  })

  test('is what the start of the adapter checks', () => {
    for (const scope of bot) expect(code).toContain(`'${scope}'`.replace(/^'(commands)'$/, '$1'))
  })
})
