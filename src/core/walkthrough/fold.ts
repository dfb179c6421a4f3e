import type { Overruling, Walkthrough, WalkthroughEvent, WalkthroughMode } from '#model/walkthrough.ts'
import { close, type Draft, freshDraft, say, sift, takeForGranted, toHeld } from './drafts.ts'
import type { Plan } from './plan.ts'
import { liveEvents } from './undo.ts'

/** What all events together say about the walkthrough itself. */
interface Frame {
  version: number
  mode: WalkthroughMode
  owner?: WalkthroughEvent['actor']
  isPaused: boolean
  decision?: Walkthrough['decision']
}

/**
 * Events → how things stand. There is no cursor: the same answers give the same state, in whatever order and over whatever
 * detours they came. In `owner` mode only the answers of whoever began count; with `of`, only those of that person (a poll).
 * Names that the flow does not know are dropped and reported.
 */
export function fold(plan: Plan, events: readonly WalkthroughEvent[], of?: string): Walkthrough {
  const live = liveEvents(events)
  const { version, mode, owner, isPaused, decision } = frameOf(plan, live)
  const speaker = of ?? (mode === 'owner' ? owner?.id : undefined)
  const heard = live.filter(({ actor }) => speaker === undefined || actor.id === speaker)
  const drafts = new Map(plan.flow.questions.map(({ id }) => [id, freshDraft(id)]))
  return {
    version,
    isOutdated: version !== plan.flow.version,
    ...(owner ? { owner } : {}),
    mode,
    isPaused,
    isOpened: heard.some((event) => event.kind === 'answer' && event.plain !== undefined),
    overrulings: heard.flatMap((event) => overrulingOf(plan, event) ?? []),
    dropped: heard.flatMap((event) => hear(plan, drafts, event).map((name) => ({ seq: event.seq, name }))),
    held: [...drafts.values()].map(toHeld),
    ...(decision ? { decision } : {}),
    cards: heard.filter(({ kind }) => CARDS.has(kind)).length,
    seq: events.at(-1)?.seq ?? 0,
  }
}

const WEIGHTS: ReadonlySet<number> = new Set([0, 1, 2, 3])

const CARDS: ReadonlySet<WalkthroughEvent['kind']> = new Set(['answer', 'unsure', 'skip'])

function frameOf(plan: Plan, live: readonly WalkthroughEvent[]): Frame {
  const frame: Frame = { version: plan.flow.version, mode: 'open', isPaused: false }
  for (const event of live)
    switch (event.kind) {
      case 'start':
        frame.owner ??= event.actor
        frame.version = event.version
        frame.mode = event.mode
        break
      case 'mode':
        frame.mode = event.mode
        break
      case 'switch':
        frame.version = event.version
        break
      case 'pause':
      case 'resume':
        frame.isPaused = event.kind === 'pause'
        break
      case 'decide':
        frame.decision = event
        break
      default:
    }
  return frame
}

/** Takes one event into the drafts. Gives the names that the flow does not know. */
function hear(plan: Plan, drafts: Map<string, Draft>, event: WalkthroughEvent): readonly string[] {
  const change = (id: string, next: (draft: Draft) => Draft): readonly string[] => {
    const draft = drafts.get(id)
    if (draft) drafts.set(id, next(draft))
    return draft ? [] : [id]
  }
  switch (event.kind) {
    case 'answer': {
      const said = sift(plan, event.answers)
      const plain = sift(plan, event.plain ?? {})
      for (const [id, answers] of plain.known) change(id, (draft) => takeForGranted(draft, answers, event))
      for (const [id, answers] of said.known) change(id, (draft) => say(draft, answers, event))
      const unsure = (event.unsure ?? []).flatMap((id) => change(id, (draft) => close(draft, 'unsure', event)))
      return [...said.unknown, ...plain.unknown, ...unsure]
    }
    case 'unsure':
      return change(event.question, (draft) => close(draft, 'unsure', event))
    case 'skip':
      return change(event.question, (draft) => close(draft, 'skipped', event))
    case 'weigh':
      // Stored events come from outside: a weight of a million would be an answer of its own.
      return WEIGHTS.has(event.weight)
        ? change(event.question, (draft) => ({ ...draft, weight: event.weight }))
        : [`${event.question} (${event.weight})`]
    case 'stress': {
      const { questions } = event
      for (const [id, draft] of drafts) {
        const weight = questions.includes(id) ? 2 : draft.weight > 1 ? 1 : draft.weight
        drafts.set(id, { ...draft, weight })
      }
      return questions.filter((id) => !drafts.has(id))
    }
    case 'overrule':
      return overrulingOf(plan, event) ? [] : [`${event.cause} (${event.option})`]
    default:
      return []
  }
}

/** Only what is unsupported or unsafe may be overruled. */
function overrulingOf({ flow }: Plan, event: WalkthroughEvent): Overruling | undefined {
  if (event.kind !== 'overrule') return undefined
  const { option, cause, actor } = event
  const removal =
    flow.rules.find(({ id }) => id === cause)?.removal ??
    flow.questions.flatMap(({ id, answers }) => answers.filter((answer) => `${id}.${answer.id}` === cause))[0]?.removal
  const isOverrulable = removal !== undefined && removal.kind !== 'impossible' && removal.options.includes(option)
  return isOverrulable ? { option, cause, by: actor } : undefined
}
