import type { Wants } from '#model/found.ts'
import type { Request } from '#model/request.ts'
import { isBareMention } from './text/bare-mention.ts'
import { decodeLogRef } from './refs/log-refs.ts'

/** More decisions than a workspace takes in years, more gaps than anybody reads. */
const MOST_DECISIONS = 500
const MOST_GAPS = 200

/** What `respond` needs to be read first for this request. Pure, total, and cheap: it is asked for every request. */
export function wants(request: Request): Wants {
  switch (request.kind) {
    case 'command':
      return wantsOfCommand(request)
    case 'press':
      return { settings: true, ...wantsOfPress(request.ref) }
    case 'feedback':
      return { reply: request.reply }
    case 'submission': {
      const ref = decodeLogRef(request.form)
      return { settings: true, ...(ref?.kind === 'note' ? { reply: ref.reply } : {}) }
    }
    case 'question':
    case 'edited':
      return { settings: true, ...(meansOthers(request) ? { around: true } : {}) }
    case 'deleted':
      return {}
  }
}

/** A mention without a question of its own, below or among what others said. What has one is answered as it is. */
export function meansOthers(request: Request): boolean {
  if ((request.kind !== 'question' && request.kind !== 'edited') || request.isOverheard === true) return false
  const isPicture = request.kind === 'question' && request.hasPicture === true
  const isReply = request.kind === 'question' && request.pointsAt !== undefined
  const isAmong = request.place.thread !== undefined && request.place.audience !== 'direct'
  return (isReply || (isAmong && !isPicture)) && isBareMention(request.text)
}

function wantsOfCommand({ name, args }: Extract<Request, { kind: 'command' }>): Wants {
  switch (name) {
    case 'decisions':
      return { decisions: { words: args.trim(), limit: MOST_DECISIONS } }
    case 'gaps':
      return { gaps: MOST_GAPS }
    case 'ask':
    case 'compare':
    case 'decide':
    case 'settings':
    case 'help':
      return { settings: true }
  }
}

function wantsOfPress(text: string): Wants {
  const ref = decodeLogRef(text)
  switch (ref?.kind) {
    case 'decision':
      return { decision: ref.decision }
    case 'supersede':
      return { decision: ref.decision, decisions: { words: '', limit: MOST_DECISIONS } }
    case 'replace':
      return { decisions: { words: '', limit: MOST_DECISIONS } }
    case 'gap':
    case 'draft':
    case 'settle':
      return { gaps: MOST_GAPS }
    case 'meant':
    case 'none-meant':
    case 'remove':
      return { reply: ref.reply }
    case 'note':
    case undefined:
      return {}
  }
}
