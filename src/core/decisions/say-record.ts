import type { DecisionRecord } from '#model/decision-record.ts'

/** What the answers came to: "leaning to a virtual machine". */
export function sayRecommendation({ recommendation: { word, option, runnerUp } }: DecisionRecord): string {
  if (!option) return 'not enough to say'
  switch (word) {
    case 'clear':
      return `clearly ${option.name}`
    case 'leaning':
      return `leaning to ${option.name}`
    case 'too close':
      return runnerUp
        ? `too close to call, ${option.name} just ahead of ${runnerUp.name}`
        : `too close to call, ${option.name} just ahead`
    case 'not enough':
      return 'not enough to say'
  }
}

const PLATFORMS: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord', web: 'the web page' }

export function sayWhere({ place: { platform, audience } }: DecisionRecord): string {
  const name = Object.hasOwn(PLATFORMS, platform) ? (PLATFORMS[platform] ?? platform) : platform
  return audience === 'direct' ? `Decided in direct messages on ${name}` : `Decided on ${name}`
}

/** On platforms whose addresses follow from the place. */
export function threadAddress({
  place: { platform, workspace, channel, thread, audience },
}: Pick<DecisionRecord, 'place'>): string | undefined {
  if (audience === 'direct') return undefined
  if (platform === 'discord' && /^\d+$/.test(workspace) && /^\d+$/.test(thread ?? channel))
    return `https://discord.com/channels/${workspace}/${thread ?? channel}`
  if (platform === 'slack' && /^\w+$/.test(channel)) {
    const message = thread !== undefined && /^\d+\.\d+$/.test(thread) ? `/p${thread.replace('.', '')}` : ''
    return `https://slack.com/archives/${channel}${message}`
  }
  return undefined
}
