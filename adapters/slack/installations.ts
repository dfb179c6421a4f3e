import type { Installation, InstallationStore } from '@slack/bolt'
import type { Installations, Json } from '#model/store.ts'
import { fieldsOf, textOf } from './payload.ts'

// Consents by workspace and by organisation. Slack's kit asks for them in its own words; we keep them under ours.

export type Consent = Installation & { readonly bot: NonNullable<Installation['bot']> }

interface Source {
  readonly teamId: string | undefined
  readonly enterpriseId: string | undefined
  readonly isEnterpriseInstall: boolean
}

/** The name of a workspace, or of an organisation; Slack tells them apart by their first letter. */
export function keyOf(workspace: string): string {
  return `slack:${workspace.startsWith('E') ? 'enterprise' : 'team'}:${workspace}`
}

/** Undefined where it is no consent to a bot. */
export function readConsent(body: Json): Consent | undefined {
  const { token, userId } = fieldsOf(fieldsOf(body)['bot'])
  const isWhole = textOf(token) !== undefined && textOf(userId) !== undefined
  return isWhole ? (body as unknown as Consent) : undefined
}

/** Where the kit keeps what a browser brought, and looks for what it refreshes. `onStored` hears of each. */
export function createConsents(installations: Installations, onStored: (key: string) => void): InstallationStore {
  return {
    async storeInstallation(installation) {
      const key = keyFor(sourceOf(installation))
      // Plain data: what is not defined is left out.
      const body: unknown = JSON.parse(JSON.stringify(installation))
      await installations.put({ key, body: body as Json })
      onStored(key)
    },
    async fetchInstallation(query) {
      const found = await installations.get(keyFor(query))
      const consent = found && readConsent(found.body)
      if (!consent) throw new Error('there is no installation')
      return consent
    },
  }
}

export function sourceOf({ team, enterprise, isEnterpriseInstall = false }: Installation): Source {
  return { teamId: team?.id, enterpriseId: enterprise?.id, isEnterpriseInstall }
}

function keyFor({ teamId, enterpriseId, isEnterpriseInstall }: Source): string {
  const id = isEnterpriseInstall ? enterpriseId : teamId
  if (id === undefined) throw new Error('the installation names neither workspace nor organisation')
  return keyOf(id)
}
