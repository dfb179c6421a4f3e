import type { Decision } from '#model/store.ts'
import { decisionCard, listCard, noneCard, supersedeCard, supersededCard } from './decisions/card.ts'
import { readRecord } from './decisions/read-record.ts'
import { isVisibleAt } from './decisions/visible.ts'
import { only, type LogDraft, type LogParts } from './log-draft.ts'
import { encodeRef } from './refs/refs.ts'
import type { LogRef } from './refs/log-refs.ts'
import { plain, strong, toPlainText } from './text/rich-text.ts'
import { shortKey } from './text/short-key.ts'

/** `decisions` and `decisions <words>`; the only one that is found is shown at once. */
export function respondDecisions(parts: LogParts, words: string): LogDraft {
  const decisions = visible(parts)
  const [first, second] = decisions
  if (!first) return only(noneCard(words))
  if (words !== '' && !second) return only(decisionCard(first, replacementIn(parts, first)))
  return only(listCard(decisions, words))
}

export function showDecision(parts: LogParts): LogDraft {
  const decision = wanted(parts)
  return decision ? only(decisionCard(decision, replacementIn(parts, decision))) : gone()
}

/** Marks nothing yet: asks which later decision took its place. */
export function supersedeDecision(parts: LogParts): LogDraft {
  const decision = wanted(parts)
  if (!decision) return gone()
  if (decision.supersededBy !== undefined) return only(decisionCard(decision, replacementIn(parts, decision)))
  const later = visible(parts).filter((one) => canReplace(one, decision))
  return only(supersedeCard(decision, later, againRef(decision, parts)))
}

export function supersedeWith(parts: LogParts, ref: Extract<LogRef, { kind: 'replace' }>): LogDraft {
  const decisions = visible(parts)
  const decision = decisions.find(({ id }) => shortKey(id) === ref.key)
  const by = decisions.find(({ id }) => shortKey(id) === ref.by)
  if (!decision || !by) return gone()
  // Somebody was faster: what they said stands, and is shown.
  if (decision.supersededBy !== undefined || !canReplace(by, decision)) return only(decisionCard(decision))
  return { ...only(supersededCard(decision, by)), records: [{ kind: 'superseded', decision: decision.id, by: by.id }] }
}

/** Later, and in force: so nothing is replaced in a circle. */
function canReplace(one: Decision, { id, at }: Decision): boolean {
  return one.id !== id && one.supersededBy === undefined && one.at >= at
}

function visible({ found, request }: LogParts): readonly Decision[] {
  return (found.decisions ?? []).filter((one) => isVisibleAt(one, request.place))
}

function wanted({ found: { decision }, request }: LogParts): Decision | undefined {
  return decision && isVisibleAt(decision, request.place) ? decision : undefined
}

/** Its name tells something, too: it is named only where it may be read. */
function replacementIn(
  { found: { replacement, decisions = [] }, request }: LogParts,
  { supersededBy }: Decision,
): Decision | undefined {
  return [...(replacement ? [replacement] : []), ...decisions].find(
    (one) => one.id === supersededBy && isVisibleAt(one, request.place),
  )
}

function againRef(decision: Decision, { world }: LogParts): string | undefined {
  const comparison = readRecord(decision)?.flow.comparison
  const isKnown = world.knowledge.comparisons.some(({ id }) => id === comparison)
  return comparison !== undefined && isKnown ? encodeRef({ kind: 'choose', comparison }) : undefined
}

function gone(): LogDraft {
  const text = [
    strong('I cannot show that decision here.'),
    plain(' Say decisions to see those that can be read here.'),
  ]
  return only({ summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }] })
}
