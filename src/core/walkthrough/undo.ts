import type { WalkthroughEvent } from '#model/walkthrough.ts'

/**
 * What still counts: not undone (an undo that is undone has no effect), and not before the last restart that counts. The start
 * stays; so do changes of mode and version. Read from the end, since only later events can take back earlier ones.
 */
export function liveEvents(events: readonly WalkthroughEvent[]): readonly WalkthroughEvent[] {
  const undone = new Set<number>()
  const live: WalkthroughEvent[] = []
  let isBeforeRestart = false
  for (const event of events.toReversed()) {
    if (undone.has(event.seq) && event.kind !== 'start') continue
    if (event.kind === 'undo') {
      // Only what came before can be taken back.
      if (event.of < event.seq) undone.add(event.of)
    } else if (event.kind === 'restart') isBeforeRestart = true
    else if (!isBeforeRestart || ['start', 'mode', 'switch'].includes(event.kind)) live.push(event)
  }
  return live.toReversed()
}

const UNDOABLE: ReadonlySet<WalkthroughEvent['kind']> = new Set([
  'answer',
  'unsure',
  'skip',
  'weigh',
  'stress',
  'overrule',
  'restart',
  'switch',
  'decide',
])

/** What "back" takes back: the last act that counts, of this person where one is named; none where there is nothing. */
export function lastUndoable(events: readonly WalkthroughEvent[], actor?: string): WalkthroughEvent | undefined {
  const undone = new Set<number>()
  for (const event of events.toReversed()) {
    if (undone.has(event.seq)) continue
    if (event.kind === 'undo') undone.add(event.of)
    else if (UNDOABLE.has(event.kind) && (actor === undefined || event.actor.id === actor)) return event
  }
  return undefined
}

/** What "forward" brings back: the last undo that counts, provided nothing else was done since. */
export function lastRedoable(events: readonly WalkthroughEvent[]): WalkthroughEvent | undefined {
  const undone = new Set<number>()
  for (const event of events.toReversed()) {
    if (undone.has(event.seq)) continue
    if (event.kind !== 'undo') return undefined
    const target = events.find(({ seq }) => seq === event.of)
    if (target?.kind !== 'undo') return event
    undone.add(event.of)
  }
  return undefined
}
