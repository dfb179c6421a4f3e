import type { webApi } from '@slack/bolt'
import { VersusError } from '#model/errors.ts'
import type { Log } from '#model/ports.ts'
import type { Identity } from './payload.ts'
import { readFailure } from './refusals.ts'

/** Without these there is no answer at all. */
const NEEDED: readonly string[] = ['app_mentions:read', 'chat:write']

/** What else the manifest asks for, and what is missing without it. */
const WANTED: Readonly<Record<string, string>> = {
  'channels:history': 'questions in a thread of the bot need a mention',
  commands: 'there is no /versus',
  'im:history': 'direct messages are not answered',
  'im:write': 'what is asked by the shortcut has a thread of its own in direct messages, and is not edited there',
}

/** With this one the direct messages are an agent's. */
const AGENT = 'assistant:write'

function isAgentWith(scopes: readonly string[]): boolean {
  return scopes.includes(AGENT)
}

/** Asks Slack whose token this is, and whether it has the rights that the manifest asks for. Rejects with a VersusError. */
export async function identify(client: webApi.WebClient, log: Log): Promise<Identity> {
  const { user_id: user, team_id: team, is_enterprise_install: isOrganisation, response_metadata } = await test(client)
  if (user === undefined)
    throw new VersusError(
      'slack-token',
      "The token is not a bot's. Copy the Bot User OAuth Token (xoxb-…) into SLACK_BOT_TOKEN.",
      {
        detail: { isPermanent: true },
      },
    )
  checkScopes(response_metadata?.scopes, log)
  const isAgent = isAgentWith(response_metadata?.scopes ?? [])
  return { user, isAgent, ...(team === undefined || isOrganisation === true ? {} : { team }) }
}

async function test(client: webApi.WebClient) {
  try {
    return await client.auth.test()
  } catch (error) {
    throw readFailure(error, 'start')
  }
}

/** Slack tells a token's rights with each answer; where it does not, calls will show. */
function checkScopes(scopes: readonly string[] | undefined, log: Log): void {
  if (scopes === undefined || scopes.length === 0) return
  const missing = NEEDED.filter((scope) => !scopes.includes(scope))
  if (missing.length > 0)
    throw new VersusError(
      'slack-missing-scope',
      `The bot lacks the right ${missing.join(' and ')}. Add it under "OAuth & Permissions" and install the app again.`,
      { detail: { isPermanent: true, missing } },
    )
  for (const [scope, without] of Object.entries(WANTED))
    if (!scopes.includes(scope)) log.warn('slack right missing', { scope, without })
}
