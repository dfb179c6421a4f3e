import type { Conversation } from '#model/conversation.ts'
import type { Found } from '#model/found.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Request } from '#model/request.ts'
import { respondDecisions, showDecision, supersedeDecision, supersedeWith } from './log-decisions.ts'
import { noFormCard } from './feedback/wrong-answer.ts'
import { respondFeedback, respondMeant, respondNoneMeant, respondNote, respondRemove } from './log-feedback.ts'
import { draftGap, respondGaps, settleGap, showGap } from './log-gaps.ts'
import { respondSettings } from './log-settings.ts'
import { only, type LogDraft, type LogParts } from './log-draft.ts'
import { decodeLogRef } from './refs/log-refs.ts'
import type { World } from './world.ts'

/** Everything about decisions, gaps, judged answers and settings; undefined for any other request. */
export function respondLog(request: Request, memory: Conversation, world: World, found: Found): Outcome | undefined {
  const draft = draftOf({ request, memory, world, found })
  if (!draft) return undefined
  return {
    replies: draft.replies.map((reply, at) => ({ audience: 'asker', ...reply, id: `${request.id}/${at + 1}` })),
    withdraw: draft.withdraw ?? [],
    memory: { ...memory, ...draft.change, revision: memory.revision + 1, touchedAt: request.at },
    records: draft.records ?? [],
    findings: [],
  }
}

function draftOf(parts: LogParts): LogDraft | undefined {
  const { request } = parts
  switch (request.kind) {
    case 'command':
      if (request.name === 'decisions') return respondDecisions(parts, request.args.trim())
      if (request.name === 'gaps') return respondGaps(parts)
      return request.name === 'settings' ? respondSettings(parts, request.args) : undefined
    case 'feedback':
      return respondFeedback(parts, request.verdict)
    case 'press':
      return draftOfPress(parts, request.ref)
    case 'submission':
      return decodeLogRef(request.form)?.kind === 'note' ? respondNote(parts, request.values) : undefined
    case 'question':
    case 'edited':
    case 'deleted':
      return undefined
  }
}

function draftOfPress(parts: LogParts, text: string): LogDraft | undefined {
  const ref = decodeLogRef(text)
  switch (ref?.kind) {
    case 'decision':
      return showDecision(parts)
    case 'supersede':
      return supersedeDecision(parts)
    case 'replace':
      return supersedeWith(parts, ref)
    case 'gap':
      return showGap(parts, ref.key)
    case 'draft':
      return draftGap(parts, ref.key)
    case 'settle':
      return settleGap(parts, ref.key, ref.state)
    case 'meant':
      return respondMeant(parts, ref)
    case 'none-meant':
      return respondNoneMeant(parts)
    case 'remove':
      return respondRemove(parts)
    case 'note':
      return only(noFormCard())
    case undefined:
      return undefined
  }
}
