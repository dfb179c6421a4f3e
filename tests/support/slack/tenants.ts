// Further workspaces that may add the app: each with its own token, people and channels.
import type { Link } from './links.ts'
import { createPeople, type People } from './people.ts'
import { eventOf, type Parcel } from './payloads.ts'
import { BOT, createWorkspace, type Workspace } from './workspace.ts'

interface TenantParts {
  readonly team: string
  /** The organisation that the workspace belongs to, and whether the app is installed for all of it. */
  readonly enterprise?: string
  readonly isOrganisation?: boolean
}

export interface Tenant extends People {
  readonly token: string
  /** What Slack sends a browser back with, once. */
  readonly code: string
  readonly workspace: Workspace
  /** Somebody there removes the app: its token is good for nothing, and Slack says so. */
  uninstall(event?: 'app_uninstalled' | 'tokens_revoked'): Promise<boolean>
  /** The token is good again, as after another installation. */
  restore(): void
  /** The same news once more. */
  repeat(): Promise<boolean>
  readonly isRevoked: () => boolean
  /** What `oauth.v2.access` gives for the code. */
  readonly grant: Readonly<Record<string, unknown>>
}

export const CLIENT_ID = '1.2'
export const CLIENT_SECRET = 'a client secret of the tests'

export function createTenant(
  { team, enterprise, isOrganisation = false }: TenantParts,
  link: () => Link,
  newAddress: (workspace: Workspace) => (user: string, channel: string) => string,
): Tenant {
  const workspace = createWorkspace(team)
  const owner = isOrganisation ? (enterprise ?? team) : team
  const token = `xoxb-token-of-${owner}`
  let isRevoked = false

  /** As Slack names whose payload it is. */
  const addressed = ({ type, payload }: Parcel): Parcel => ({
    type,
    payload:
      type === 'events_api'
        ? {
            ...payload,
            team_id: team,
            enterprise_id: enterprise ?? null,
            authorizations: [
              {
                enterprise_id: enterprise ?? null,
                team_id: team,
                user_id: BOT,
                is_bot: true,
                is_enterprise_install: isOrganisation,
              },
            ],
          }
        : {
            ...payload,
            ...('team_id' in payload ? { team_id: team, enterprise_id: enterprise ?? '' } : { team: { id: team } }),
            enterprise: enterprise === undefined ? null : { id: enterprise },
            is_enterprise_install: type === 'slash_commands' ? String(isOrganisation) : isOrganisation,
          },
  })
  const ownLink: Link = { deliver: (parcel, retry) => link().deliver(addressed(parcel), retry) }
  const people = createPeople({ workspace, link: () => ownLink, newAddress: newAddress(workspace) })
  let last: Parcel | undefined

  return {
    ...people,
    token,
    code: `code-of-${owner}`,
    workspace,
    async uninstall(event = 'app_uninstalled') {
      isRevoked = true
      last = eventOf({ type: event, ...(event === 'tokens_revoked' ? { tokens: { bot: [BOT] } } : {}) }, team)
      return people.deliver(last)
    },
    restore() {
      isRevoked = false
    },
    repeat: async () => last !== undefined && people.deliver(last),
    isRevoked: () => isRevoked,
    grant: {
      ok: true,
      app_id: 'A0VERSUS00',
      authed_user: { id: 'U0ANA00000' },
      scope: 'app_mentions:read,channels:history,chat:write,commands,im:history,im:write',
      token_type: 'bot',
      access_token: token,
      bot_user_id: BOT,
      team: isOrganisation ? null : { id: team, name: team },
      enterprise: enterprise === undefined ? null : { id: enterprise, name: enterprise },
      is_enterprise_install: isOrganisation,
    },
  }
}
