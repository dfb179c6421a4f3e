import type { HTTPReceiver, webApi } from '@slack/bolt'
import type { Log } from '#model/ports.ts'
import type { Installations } from '#model/store.ts'
import { isAgentWith } from './identify.ts'
import { keyOf, readConsent, sourceOf } from './installations.ts'
import { type Member, type Members, notInstalled } from './members.ts'
import { type Fields, fieldsOf, listOf, textOf, workspaceOf } from './payload.ts'
import { readFailure, TOKEN_CODE } from './refusals.ts'

interface InstalledParts {
  readonly installations: Installations
  /** The kit's, which renews tokens that expire. */
  readonly installer: NonNullable<HTTPReceiver['installer']>
  readonly newClient: (token: string) => webApi.WebClient
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Another process may renew or remove a token; until then it is not read again for each event. */
const FRESH = 30_000

interface Known {
  readonly at: number
  readonly member: Promise<Member | undefined>
}

/** The members that browsers installed: one for each workspace, or for an organisation with all its workspaces. */
export function createInstalledMembers(parts: InstalledParts): Members & { forget(key: string): void } {
  const { installations, installer, newClient, log, now } = parts
  const known = new Map<string, Known>()

  const read = async (key: string): Promise<Member | undefined> => {
    const found = await installations.get(key)
    if (found?.under !== undefined) return load(found.under)
    const consent = found && readConsent(found.body)
    if (!consent) return undefined
    const { teamId, enterpriseId, isEnterpriseInstall } = sourceOf(consent)
    const { botToken = consent.bot.token } = await installer.authorize(
      isEnterpriseInstall
        ? { teamId: undefined, enterpriseId: enterpriseId ?? '', isEnterpriseInstall: true }
        : { teamId: teamId ?? '', enterpriseId, isEnterpriseInstall: false },
    )
    const isOne = !isEnterpriseInstall && teamId !== undefined
    const me = {
      user: consent.bot.userId,
      isAgent: isAgentWith(consent.bot.scopes),
      ...(isOne ? { team: teamId } : {}),
    }
    return { me, client: newClient(botToken) }
  }

  const load = async (key: string): Promise<Member | undefined> => {
    const before = known.get(key)
    const age = before ? now() - before.at : Infinity
    const member = before && age >= 0 && age < FRESH ? before.member : read(key)
    if (member !== before?.member) known.set(key, { at: now(), member })
    try {
      const found = await member
      if (!found) known.delete(key)
      return found
    } catch (error) {
      known.delete(key)
      throw error
    }
  }

  /** So that answers find the way without the payload that they answer. A workspace's own consent is left as it is. */
  const note = async (workspace: string | undefined, under: string): Promise<void> => {
    if (workspace === undefined) return
    const key = keyOf(workspace)
    if (key === under || known.has(key) || (await installations.get(key))) return
    await installations.put({ key, body: null, under })
  }

  const removeIfRefused = async (key: string): Promise<void> => {
    known.delete(key)
    const member = await load(key)
    if (!member) return
    try {
      await member.client.auth.test()
    } catch (error) {
      if (readFailure(error, 'start').code !== TOKEN_CODE) throw error
      await installations.delete(key)
      known.clear()
      log.info('slack workspace removed', { key })
    }
  }

  return {
    async meantBy(body) {
      const { team, organisation, isOrganisation } = whose(body)
      for (const id of isOrganisation ? [organisation] : [team, organisation]) {
        const member = id === undefined ? undefined : await load(keyOf(id))
        if (!member) continue
        if (member.me.team === undefined && organisation !== undefined)
          await note(workspaceOf(body, member.me), keyOf(organisation))
        return member
      }
      return undefined
    },
    async of(workspace) {
      const member = await load(keyOf(workspace))
      if (!member) throw notInstalled()
      return member
    },
    /** Slack is asked: the news may be old, or about one person's token, and the bot installed again since. */
    async leave(body) {
      const { team, organisation } = whose(body)
      for (const id of [team, organisation]) if (id !== undefined) await removeIfRefused(keyOf(id))
    },
    forget: (key) => void known.delete(key),
  }
}

/**
 * Whose consent a payload came by. In channels shared with other companies it names their workspaces too: those come last.
 * A card of ours names the workspace that posted it.
 */
function whose(body: Fields) {
  const authorization = fieldsOf(listOf(body['authorizations'])[0])
  const card = body['type'] === 'block_actions' ? fieldsOf(body['message']) : {}
  const flags = [authorization['is_enterprise_install'], body['is_enterprise_install']]
  return {
    team:
      textOf(authorization['team_id']) ??
      textOf(fieldsOf(body['view'])['app_installed_team_id']) ??
      textOf(card['team']) ??
      textOf(body['team_id']) ??
      textOf(fieldsOf(body['team'])['id']) ??
      textOf(fieldsOf(body['user'])['team_id']),
    organisation:
      textOf(authorization['enterprise_id']) ??
      textOf(body['enterprise_id']) ??
      textOf(fieldsOf(body['enterprise'])['id']),
    isOrganisation: flags.some((flag) => flag === true || flag === 'true'),
  }
}
