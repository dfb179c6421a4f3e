import { readFileSync } from 'node:fs'
import { CALLBACK_PATH, EVENTS_PATH } from './http.ts'
import { fieldsOf, listOf, textOf } from './payload.ts'

export interface ManifestOptions {
  /** Where Slack reaches us (https://…): events come by HTTP. Without it they come by Socket Mode. */
  readonly url?: string
  /** Direct messages as an agent's, with prompts and status. */
  readonly isAgent: boolean
}

const DESCRIPTION =
  'Answers comparison questions from sourced notes, says so when it does not know, and walks a team through a decision.'
const AGENT_SCOPE = 'assistant:write'

/** The app's description for Slack: the shipped one, and what differs from it. */
export function manifestFor({ url, isAgent }: ManifestOptions): object {
  const shipped = shippedManifest()
  const manifest = isAgent ? asAgent(shipped) : shipped
  return url === undefined ? manifest : byHttp(manifest, url)
}

/** All rights that the app asks for, the optional ones last. */
export function scopesOf(manifest: object): readonly string[] {
  const { bot, bot_optional: optional } = fieldsOf(fieldsOf(fieldsOf(manifest)['oauth_config'])['scopes'])
  return [...listOf(bot), ...listOf(optional)].flatMap((scope) => textOf(scope) ?? [])
}

function shippedManifest(): object {
  const read: unknown = JSON.parse(readFileSync(new URL('manifest.json', import.meta.url), 'utf8'))
  return fieldsOf(read)
}

function asAgent(manifest: object): object {
  const { features, oauth_config: oauth } = fieldsOf(manifest)
  const scopes = fieldsOf(fieldsOf(oauth)['scopes'])
  const bot = [...listOf(scopes['bot']), AGENT_SCOPE].map(String).toSorted()
  return {
    ...manifest,
    features: { ...fieldsOf(features), agent_view: { agent_description: DESCRIPTION } },
    oauth_config: { ...fieldsOf(oauth), scopes: { ...scopes, bot } },
  }
}

function byHttp(manifest: object, url: string): object {
  const { features, settings, oauth_config: oauth } = fieldsOf(manifest)
  const address = new URL(EVENTS_PATH, url).href
  const { slash_commands: commands, ...otherFeatures } = fieldsOf(features)
  const { event_subscriptions: events, interactivity, ...otherSettings } = fieldsOf(settings)
  return {
    ...manifest,
    features: {
      ...otherFeatures,
      slash_commands: listOf(commands).map((command) => Object.assign({}, command, { url: address })),
    },
    oauth_config: { redirect_urls: [new URL(CALLBACK_PATH, url).href], ...fieldsOf(oauth) },
    settings: {
      ...otherSettings,
      event_subscriptions: { request_url: address, ...fieldsOf(events) },
      interactivity: { ...fieldsOf(interactivity), request_url: address, message_menu_options_url: address },
      socket_mode_enabled: false,
    },
  }
}
