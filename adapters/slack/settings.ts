import { VersusError } from '#model/errors.ts'

/** How browsers add the bot to workspaces: events come by HTTP then, and tokens from the store. */
export interface OAuthSettings {
  readonly clientId: string
  readonly clientSecret: string
  /** Signs what a browser brings back. */
  readonly stateSecret: string
}

export interface SlackSettings {
  /** The bot's token, `xoxb-…`, where it is in one workspace. */
  readonly token?: string
  readonly oauth?: OAuthSettings
  /** The app-level token, `xapp-…`: events come by Socket Mode, and nothing has to be reachable from outside. */
  readonly appToken?: string
  /** Without an app-level token events come to `listener`, signed with this. */
  readonly signingSecret?: string
  /** Another place than https://slack.com/api/. */
  readonly apiUrl?: string
}

/** What can be told without asking Slack: a token in the wrong place, a missing one. Values are never repeated. */
export function checkSettings({ token, appToken, signingSecret, oauth }: SlackSettings): void {
  if (oauth && (appToken !== undefined || token !== undefined))
    throw wrong(
      'Slack by OAuth takes no SLACK_BOT_TOKEN and no SLACK_APP_TOKEN: each workspace brings its own token. Leave them out, or leave SLACK_CLIENT_ID out.',
    )
  if (!oauth && token?.startsWith('xoxb-') !== true)
    throw wrong('SLACK_BOT_TOKEN must be the Bot User OAuth Token, which begins with xoxb-: see "OAuth & Permissions".')
  if (appToken !== undefined && !appToken.startsWith('xapp-'))
    throw wrong(
      'SLACK_APP_TOKEN must be an app-level token, which begins with xapp-: make one with connections:write under "Basic Information".',
    )
  if (appToken === undefined && (signingSecret ?? '') === '')
    throw wrong(
      'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (events by HTTP): both are under "Basic Information".',
    )
}

function wrong(message: string): VersusError {
  return new VersusError('slack-settings', message, { detail: { isPermanent: true } })
}
