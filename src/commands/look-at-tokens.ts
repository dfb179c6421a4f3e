import type { Config } from '#config.ts'

/** What a platform says of a token; it is never repeated. */
export interface TokenFinding {
  readonly what: string
  readonly isWell: boolean
  readonly text: string
}

const SLACK = 'https://slack.com/api/'
const DISCORD = 'https://discord.com/api'
const PATIENCE = 10_000

/** Asks each platform that has a token whether it is right, and says what to do where it is not. */
export async function lookAtTokens({ slack, discord }: Config): Promise<readonly TokenFinding[]> {
  const none = 'no token is set: it stays off'
  return [
    slack ? await lookAtSlack(slack) : { what: 'slack', isWell: true, text: none },
    discord ? await lookAtDiscord(discord) : { what: 'discord', isWell: true, text: none },
  ]
}

async function lookAtSlack({ token, apiUrl = SLACK }: NonNullable<Config['slack']>): Promise<TokenFinding> {
  const what = 'slack'
  const answer = await ask(new URL('auth.test', withSlash(apiUrl)), { method: 'POST', token: `Bearer ${token}` })
  if ('problem' in answer) return { what, isWell: false, text: answer.problem }
  const { ok, team, error } = fieldsOf(answer.body)
  return ok === true
    ? { what, isWell: true, text: `the token is right, for the workspace ${String(team)}` }
    : {
        what,
        isWell: false,
        text: `Slack refuses SLACK_BOT_TOKEN (${String(error)}). Copy the Bot User OAuth Token from "OAuth & Permissions" anew.`,
      }
}

async function lookAtDiscord({ token, apiUrl = DISCORD }: NonNullable<Config['discord']>): Promise<TokenFinding> {
  const what = 'discord'
  const answer = await ask(new URL('v10/users/@me', withSlash(apiUrl)), { method: 'GET', token: `Bot ${token}` })
  if ('problem' in answer) return { what, isWell: false, text: answer.problem }
  return answer.status === 200
    ? { what, isWell: true, text: `the token is right, for the bot ${String(fieldsOf(answer.body)['username'])}` }
    : {
        what,
        isWell: false,
        text: `Discord refuses DISCORD_TOKEN (${answer.status}). Make a new one on the page "Bot" of the developer portal.`,
      }
}

type Answer = { readonly status: number; readonly body: unknown } | { readonly problem: string }

async function ask(url: URL, { method, token }: { readonly method: string; readonly token: string }): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    const response = await fetch(url, { method, headers: { authorization: token }, signal })
    const body: unknown = await response.json().catch(() => undefined)
    return { status: response.status, body }
  } catch {
    return { problem: `${url.host} does not answer. Check the network, a proxy, and the address in the settings.` }
  }
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {}
}
