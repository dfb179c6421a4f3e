import type { Log } from '#model/ports.ts'
import { commandBodies, isRegistered } from './commands.ts'
import type { Connection } from './connect.ts'
import type { Discord } from './discord.ts'
import { fieldsOf, idOf, textOf } from './payload.ts'
import { NO_ACCESS, numberOfRefusal, refuse } from './refuse.ts'
import { createCall, restOptions } from './rest.ts'

/** See channels, send messages (also in threads), open public threads, read the history, embed links, attach files. */
const PERMISSIONS = 309_237_763_072n
const INVITE = 'https://discord.com/oauth2/authorize'

/** Everything that the bot needs and nothing else: whoever opens it chooses a server. */
function inviteLink(application: string, guild?: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: `${PERMISSIONS}`,
    ...(guild === undefined ? {} : { guild_id: guild }),
  })
  return `${INVITE}?${query.toString()}`
}

/**
 * Tells Discord of the commands, only where it has not got them as they are: 200 new commands a day are all it takes. The bot
 * works without, so that a failure is a line in the log.
 */
export async function registerCommands(discord: Connection, log: Log): Promise<void> {
  try {
    if (await put(discord, discord.application)) log.info('discord commands registered')
  } catch (error) {
    log.warn('discord commands not registered', { error })
  }
}

/** False where there was nothing to do. */
async function put(discord: Pick<Discord, 'call'>, application: string, guild?: string): Promise<boolean> {
  const at = guild === undefined ? '' : `/guilds/${guild}`
  const path = `/applications/${application}${at}/commands` as const
  if (isRegistered(await discord.call({ method: 'GET', path }))) return false
  await discord.call({ method: 'PUT', path, body: commandBodies() })
  return true
}

interface RegisterParts {
  readonly token: string
  readonly apiUrl?: string
  /** One server, which has the commands at once and to itself; else all of them. */
  readonly guild?: string
}

export interface Registered {
  readonly name: string
  readonly isNew: boolean
  readonly invite: string
}

/** The same by itself, without a connection to the gateway. Rejects with a sentence that says what to do. */
export async function register({ token, apiUrl, guild }: RegisterParts): Promise<Registered> {
  const discordJs = await import('discord.js')
  const rest = new discordJs.REST(restOptions(apiUrl, 50)).setToken(token)
  const call = createCall({ rest, discordJs, isRevoked: () => false, onRefused: () => {} })
  const own = fieldsOf(await call({ method: 'GET', path: '/applications/@me' }))
  const application = idOf(own['id'])
  if (application === undefined) throw refuse('discord-no-answer', 'Discord did not name the application. Try again.')
  const invite = inviteLink(application, guild)
  try {
    return { name: textOf(own['name']), isNew: await put({ call }, application, guild), invite }
  } catch (error) {
    if (guild === undefined || numberOfRefusal(error) !== NO_ACCESS) throw error
    throw refuse('discord-not-invited', `The bot is not on the server ${guild}. Invite it first: ${invite}`)
  }
}
