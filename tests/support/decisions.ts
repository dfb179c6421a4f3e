import { fileURLToPath } from 'node:url'
import { recordDecision } from '#core/record-decision.ts'
import type { Deciding } from '#core/decisions/record.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Decision } from '#model/store.ts'
import type { WalkthroughAct } from '#model/walkthrough.ts'
import { type Act, ana, answer, ben, events } from './walkthrough.ts'

/** 24 November 2026, 10:00 UTC */
export const morning = 1_795_514_400_000

/** The comparison of virtual machines and Docker, with its flow. */
export function shippedComparison(): Comparison {
  const loaded = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)))
  if ('faults' in loaded) throw new Error('The knowledge has faults.')
  const found = loaded.knowledge.comparisons.find(({ id }) => id === 'vm-vs-docker')
  if (!found) throw new Error('The comparison vm-vs-docker is not there.')
  return found
}

const shipped = shippedComparison()

/** The opening card with one box ticked: a busy database. */
const opened: WalkthroughAct = {
  kind: 'answer',
  answers: { state: ['heavy'] },
  plain: { kernel: ['linux'], trust: ['own'], device: ['none'], form: ['ours', 'packaged'] },
}

/** "Should we run our Postgres in Docker or on a VM?", as Ana and Ben answered it. */
export const POSTGRES: readonly Act[] = [
  { kind: 'start', version: 1, mode: 'open' },
  opened,
  { ...answer({ team: 'vms' }), by: ben },
  answer({ load: 'steady' }),
  answer({ place: 'dc' }),
]

export const accepted: Act = { kind: 'decide', outcome: 'accepted' }

/** A decision about our Postgres, accepted, unless a test is about something else. */
export function decided(more: Partial<Deciding> = {}, acts: readonly Act[] = [...POSTGRES, accepted]): Decision {
  const [flow] = shipped.flows
  if (!flow) throw new Error('The comparison has no flow.')
  return recordDecision({
    id: 'd1',
    place: { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '1795514400.000100', audience: 'public' },
    conversation: 'slack/T1/C1/1795514400.000100',
    at: morning,
    by: ana,
    comparison: shipped,
    flow,
    subject: 'our Postgres',
    events: events(...acts),
    ...more,
  })
}
