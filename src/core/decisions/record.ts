import type { DecisionRecord, RecordOption } from '#model/decision-record.ts'
import type { Flow } from '#model/flow.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Person, Place } from '#model/request.ts'
import type { Decision } from '#model/store.ts'
import type { Dispute, Verdict, Walkthrough, WalkthroughEvent, WhatWouldChange } from '#model/walkthrough.ts'
import { toPlainText } from '../text/rich-text.ts'
import { tidy, tidyName } from '../text/tidy.ts'
import { utcDay } from '../text/utc-day.ts'
import { contextOf, driversOf } from './context.ts'
import { lookAgainIf } from './look-again.ts'
import { argumentsFor, consequencesOf, overruledIn, reasonsFor } from './points.ts'
import { createCitations } from './sources.ts'

export interface Deciding {
  readonly id: string
  readonly place: Place
  readonly conversation: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by: Person
  readonly comparison: Comparison
  readonly flow: Flow
  /** What it is about, in the words of who asked: "our Postgres". */
  readonly subject: string
  readonly events: readonly WalkthroughEvent[]
}

/** What the walkthrough came to. */
export interface Judged {
  readonly walkthrough: Walkthrough
  readonly verdict: Verdict
  readonly change: WhatWouldChange
  readonly disputed: readonly Dispute[]
  /** In a poll, whose answers the common ones are. */
  readonly voters: readonly string[]
}

const LONGEST_SUBJECT = 80
const LONGEST_REASON = 300

export function recordOf(parts: Deciding, judged: Judged): Decision {
  const { id, place, conversation, at, by, flow } = parts
  const record = toRecord(parts, judged)
  return {
    id,
    workspace: place.workspace,
    conversation,
    title: record.title,
    text: searchedText(record, flow),
    at,
    by,
    record,
  }
}

function toRecord(parts: Deciding, judged: Judged): DecisionRecord {
  const { place, at, by, comparison, flow, events } = parts
  const { walkthrough, verdict, change } = judged
  // Who named nothing decides the question itself.
  const subject = parts.subject === flow.title ? '' : tidy(parts.subject, LONGEST_SUBJECT)
  const toOption = optionsOf(flow)
  const recommended = toOption(verdict.leader)
  const runnerUp = toOption(verdict.runnerUp)
  const decided = decisionOf(walkthrough, recommended, toOption)
  const considered = verdict.standings.flatMap(({ option, state }) =>
    state === 'not offered' && option !== decided.option?.id ? [] : (toOption(option) ?? []),
  )
  const citations = createCitations(comparison)
  const grounds = { flow, walkthrough, verdict }
  const chosen = decided.option
  const rival = chosen && chosen.id !== recommended?.id ? recommended : runnerUp
  const consequences = chosen ? consequencesOf(chosen.id, rival, grounds, citations.cite) : { good: [], bad: [] }
  const argued = considered.map(({ id, label }) => ({
    option: label,
    ...argumentsFor(id, grounds, citations.cite, id === (chosen ?? recommended)?.id),
    ...hereOf(id, comparison),
  }))
  const { platform, workspace, channel, thread, audience } = place
  const consulted = events.filter(({ actor, kind }) => actor.id !== by.id && kind !== 'undo').map(({ actor }) => actor)
  return {
    format: 'versus-decision-1',
    title: titleOf(flow, subject, decided),
    subject,
    date: utcDay(at),
    place: { platform, workspace, channel, audience, ...(thread === undefined ? {} : { thread }) },
    people: { decided: [tidyName(by.name)], consulted: [...new Set(consulted.map(({ name }) => tidyName(name)))] },
    context: contextOf(flow, subject, judged),
    drivers: driversOf(flow, judged),
    options: considered,
    recommendation: {
      word: verdict.word,
      ...(recommended ? { option: recommended } : {}),
      ...(runnerUp ? { runnerUp } : {}),
    },
    decision: decided,
    reasons: reasonsFor(grounds),
    consequences,
    overruled: overruledIn(grounds),
    lookAgain: lookAgainIf(change, walkthrough, flow),
    arguments: argued,
    sources: citations.all(),
    flow: { comparison: comparison.id, id: flow.id, version: walkthrough.version },
    cards: walkthrough.cards,
  }
}

function hereOf(option: string, { notes }: Comparison): { readonly here?: readonly string[] } {
  const here = notes.flatMap(({ options, text }) => (options.includes(option) ? [toPlainText(text)] : []))
  return here.length > 0 ? { here } : {}
}

function optionsOf({ options }: Flow): (id: string | undefined) => RecordOption | undefined {
  return (id) => {
    const found = options.find((option) => option.id === id)
    return found && { id: found.id, label: found.label, name: found.name }
  }
}

/** An option that the flow does not know was never offered: that counts as parked. */
function decisionOf(
  { decision }: Walkthrough,
  recommended: RecordOption | undefined,
  toOption: (id: string | undefined) => RecordOption | undefined,
): DecisionRecord['decision'] {
  const reason = tidy(decision?.reason ?? '', LONGEST_REASON)
  const said = reason === '' ? {} : { reason }
  const option = decision?.option === undefined ? recommended : toOption(decision.option)
  if (!decision || decision.outcome === 'parked' || !option) return { outcome: 'parked', ...said }
  return { outcome: option.id === recommended?.id ? 'accepted' : 'other', option, ...said }
}

/** "Run our Postgres on a virtual machine", "Use Podman for our build servers". */
function titleOf(flow: Flow, subject: string, { option }: DecisionRecord['decision']): string {
  const about = subject === '' ? '' : ` for ${subject}`
  if (!option) return `Parked: ${flow.title.replace(/[.?!]+$/, '')}${about}`
  if (subject !== '' && /^an? /.test(option.name)) return `Run ${subject} on ${option.name}`
  return `Use ${option.name}${about}`
}

function searchedText(record: DecisionRecord, { title }: Flow): string {
  const { people, decision, recommendation, date, subject, drivers, context } = record
  const outcome = decision.outcome === 'other' ? 'other overruled' : decision.outcome
  return [
    record.title,
    subject,
    title,
    outcome,
    decision.option?.label ?? '',
    decision.option?.name ?? '',
    decision.reason ?? '',
    recommendation.word,
    recommendation.option?.label ?? '',
    date,
    ...people.decided,
    ...people.consulted,
    ...drivers.map(({ text }) => text),
    ...context,
  ]
    .filter((part) => part !== '')
    .join('\n')
}
