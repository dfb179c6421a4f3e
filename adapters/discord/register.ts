import type { Log } from '#model/ports.ts'
import { commandBodies, isRegistered } from './commands.ts'
import type { Connection } from './connect.ts'

/**
 * Tells Discord of /versus, only where it has not got it as it is: 200 new commands a day are all it takes. The bot works
 * without, so that a failure is a line in the log.
 */
export async function registerCommands(discord: Connection, log: Log): Promise<void> {
  const path = `/applications/${discord.application}/commands` as const
  try {
    if (isRegistered(await discord.call({ method: 'GET', path }))) return
    await discord.call({ method: 'PUT', path, body: commandBodies() })
    log.info('discord commands registered')
  } catch (error) {
    log.warn('discord commands not registered', { error })
  }
}
