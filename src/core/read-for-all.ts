import type { Conversation } from '#model/conversation.ts'
import type { Finding, Match } from '#model/finding.ts'
import { threadOf } from './find-topic.ts'
import { readMessage } from './read-message.ts'
import type { World } from './world.ts'

const RANK: Readonly<Record<Match['kind'], number>> = { sure: 3, walkthrough: 3, unsure: 2, none: 1 }

/** Reads a message as each comparison would. A thread stays with its comparison, unless only another one understands. */
export function readForAll(text: string, world: World, memory: Conversation): readonly Finding[] {
  const readings = world.minds.map((mind) => readMessage(text, mind, threadOf(memory, mind)))
  const worth = (findings: readonly Finding[]): number => {
    const [first] = findings
    if (!first) return 0
    const isOwn = first.comparison === memory.lastTopic?.comparison ? 0.5 : 0
    return RANK[first.match.kind] + isOwn + (first.candidates[0]?.score ?? 0) / 4
  }
  return readings.toSorted((a, b) => worth(b) - worth(a))[0] ?? []
}
