import type { webApi } from '@slack/bolt'

export interface DirectChannels {
  /** The channel; of a person, the direct messages with them, where Slack lets us know them. */
  find(client: webApi.WebClient, workspace: string, channel: string): Promise<string>
  /** What Slack said on its own account. */
  learn(workspace: string, person: string, channel: string | undefined): void
}

/** Of the people of a large workspace; who is forgotten is asked for again. */
const MOST_KNOWN = 10_000

/**
 * A person's name is good for posting, and Slack finds the direct messages with them. Edits, removals and the conversation that
 * they belong to need the channel's own name.
 */
export function createDirectChannels(): DirectChannels {
  const known = new Map<string, string>()
  const learn = (workspace: string, person: string, channel: string | undefined): void => {
    if (!isPerson(person) || channel === undefined || isPerson(channel)) return
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(`${workspace}/${person}`, channel)
  }
  return {
    learn,
    async find(client, workspace, channel) {
      if (!isPerson(channel)) return channel
      const found = known.get(`${workspace}/${channel}`)
      if (found !== undefined) return found
      try {
        const opened = await client.conversations.open({ users: channel })
        learn(workspace, channel, opened.channel?.id)
        return opened.channel?.id ?? channel
      } catch {
        // The right is missing, or Slack is in trouble: posting works without.
        return channel
      }
    },
  }
}

function isPerson(id: string): boolean {
  return /^[UW]/.test(id)
}
