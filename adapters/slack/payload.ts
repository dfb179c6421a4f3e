// What comes from Slack is unknown until it was read here.

export type Fields = Readonly<Record<string, unknown>>

/** What Slack calls us: to tell our own messages from others', and who is mentioned. */
export interface Identity {
  /** The workspace that the token belongs to; none where it belongs to a whole organisation. */
  readonly team?: string
  readonly user: string
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
    textOf(authorization['team_id']) ??
    textOf(body['team_id']) ??
    textOf(team['id']) ??
    textOf(authorization['enterprise_id']) ??
    textOf(body['enterprise_id']) ??
    textOf(fieldsOf(body['enterprise'])['id']) ??
    textOf(fieldsOf(body['user'])['team_id'])
  )
}
