/** What Slack says no with, such as `not_in_channel`, and in plain words why, for whoever reads a failing test. */
export class Refused extends Error {}

export function refuse(error: string, why?: string): never {
  throw new Refused(why === undefined ? error : `${error}: ${why}`)
}
