import type { Person, Place } from '#model/request.ts'

// What comes from Slack is unknown until it was read here.

export type Fields = Readonly<Record<string, unknown>>

/** What Slack calls us: to tell our own messages from others', and who is mentioned. */
export interface Identity {
  /** The workspace that the token belongs to; none where it belongs to a whole organisation. */
  readonly team?: string
  readonly user: string
  /** Its direct messages are an agent's: each message there begins a thread. */
  readonly isAgent?: boolean
}

/** The fields of an object; none where it is something else. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/**
 * The workspace. A token's own one wherever there is one: in channels shared with other companies, events and presses name
 * the workspaces of others. Else as Bolt finds `context.teamId ?? context.enterpriseId`.
 */
export function workspaceOf(body: Fields, me: Identity): string | undefined {
  const [first] = listOf(body['authorizations'])
  const authorization = fieldsOf(first)
  const team = fieldsOf(body['team'])
  return (
    me.team ??
    // Of a form or the Home tab: where it was opened from, which need not be the person's own workspace.
    textOf(fieldsOf(body['view'])['app_installed_team_id']) ??
    textOf(authorization['team_id']) ??
    textOf(body['team_id']) ??
    textOf(team['id']) ??
    textOf(authorization['enterprise_id']) ??
    textOf(body['enterprise_id']) ??
    textOf(fieldsOf(body['enterprise'])['id']) ??
    textOf(fieldsOf(body['user'])['team_id'])
  )
}

/** Whoever pressed, called or sent something. */
export function personOf(value: unknown): Person | undefined {
  const user = fieldsOf(value)
  const id = textOf(user['id'])
  return id === undefined ? undefined : { id, name: textOf(user['name']) ?? textOf(user['username']) ?? id }
}

/** Who sees a channel that an interaction comes from; two people's direct messages, where we are nobody, count as private. */
export function channelAudience(id: string, name: unknown): Place['audience'] {
  const isHidden = /^(?:directmessage|privategroup|mpdm-)/.test(textOf(name) ?? '') || !id.startsWith('C')
  return isHidden ? 'private' : 'public'
}
