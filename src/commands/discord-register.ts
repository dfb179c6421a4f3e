import { parseArgs } from 'node:util'
import { register } from '#adapters/discord/register.ts'
import type { Config } from '#config.ts'
import { VersusError } from '#model/errors.ts'

const USAGE = 'Use: npm run discord-register, or with -- --guild and the id of one server'

/**
 * `discord-register` tells Discord of the commands, for all servers or with `--guild` for one, and prints the link that invites
 * the bot. Nothing is done where nothing has changed. Gives the exit code: 2 for arguments that mean nothing.
 */
export async function discordRegister(args: readonly string[], { discord }: Pick<Config, 'discord'>): Promise<number> {
  const read = readArgs(args)
  if ('fault' in read) {
    console.error(`${read.fault} ${USAGE}`)
    return 2
  }
  if (!discord)
    throw new VersusError(
      'discord-token-missing',
      'DISCORD_TOKEN is not set. Copy it from https://discord.com/developers/applications (your application, Bot, Reset Token) into .env.',
    )
  const { token, apiUrl } = discord
  const { guild } = read
  const { name, isNew, invite } = await register({
    token,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(guild === undefined ? {} : { guild }),
  })
  const where = guild === undefined ? 'on every server' : `on the server ${guild}`
  console.log(`${name || 'The bot'} has its commands ${where}${isNew ? ' now' : ' already: nothing to do'}.`)
  if (guild !== undefined)
    console.log('Where they are registered for every server as well, people see them twice there.')
  console.log(`\nInvite it to a server:\n${invite}`)
  return 0
}

function readArgs(args: readonly string[]): { readonly guild?: string } | { readonly fault: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { guild: { type: 'string' } } })
    const { guild } = values
    if (guild === undefined) return {}
    return /^\d{15,20}$/.test(guild)
      ? { guild }
      : { fault: `"${guild}" is no id of a server: it has 17 digits or more (in Discord: Copy Server ID).` }
  } catch (error) {
    return { fault: error instanceof Error ? `${error.message.split('. ')[0] ?? ''}.` : 'That means nothing here.' }
  }
}
