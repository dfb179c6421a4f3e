import { type Entry, type Happening, isEntry, type Message } from './entry.ts'
import type { Journal } from './journal.ts'
import { DROPPED_AT_ONCE, KEPT } from './limits.ts'

export interface Timeline {
  /** Reads what an earlier life kept. Once, before anything else. */
  open(): Promise<void>
  /**
   * Settles when it is kept; readers are told then. A message that is there already is not added again. `to`: the only
   * person who sees it.
   */
  add(happening: Happening, to?: string): Promise<void>
  /**
   * What came after that entry, for a reader who has all before it; everything, marked as such, where that cannot be told:
   * the entry is none of ours, or was dropped.
   */
  since(seq: number | undefined): { readonly isAll: boolean; readonly entries: readonly Entry[] }
  /** The message as it stands; undefined once it is gone. */
  find(message: string): Message | undefined
  /** Gives what ends it. */
  follow(reader: (entry: Entry) => void): () => void
}

/** Everything that happened, in order: in memory for readers, in the journal for the next life. */
export function createTimeline(journal: Journal, now: () => number): Timeline {
  let entries: readonly Entry[] = []
  let last = 0
  const messages = new Map<string, Message>()
  const readers = new Set<(entry: Entry) => void>()
  let turn: Promise<unknown> = Promise.resolve()

  const note = (entry: Entry): void => {
    if (entry.kind === 'said' || entry.kind === 'posted') messages.set(entry.message, entry)
    if (entry.kind === 'deleted' || entry.kind === 'withdrawn') messages.delete(entry.message)
    const standing = messages.get(entry.message)
    if (entry.kind === 'edited' && standing?.kind === 'said')
      messages.set(entry.message, { ...standing, text: entry.text, isMention: entry.isMention })
    if (entry.kind === 'replaced' && standing?.kind === 'posted')
      messages.set(entry.message, { ...standing, reply: entry.reply })
  }

  const put = async (happening: Happening, to: string | undefined): Promise<void> => {
    const isMessage = happening.kind === 'said' || happening.kind === 'posted'
    if (isMessage && messages.has(happening.message)) return
    // A new file begins above all numbers of an older one, so that no reader takes the one for the other.
    const seq = Math.max(last + 1, entries.length === 0 ? now() : 0)
    const entry: Entry = { ...happening, seq, at: now(), ...(to === undefined ? {} : { to }) }
    const isGone = entry.kind === 'deleted' || entry.kind === 'withdrawn'
    const purged = isGone ? without(entries, entry.message) : entries
    const isLong = purged.length >= KEPT + DROPPED_AT_ONCE
    const next = [...(isLong ? purged.slice(-KEPT) : purged), entry]
    if (isGone || isLong) await journal.replace(next)
    else await journal.append(entry)
    last = seq
    entries = next
    if (isLong) {
      messages.clear()
      for (const one of next) note(one)
    } else note(entry)
    for (const tell of readers) tell(entry)
  }

  return {
    async open() {
      const read = await journal.read()
      entries = read.filter(isEntry).slice(-KEPT)
      last = entries.at(-1)?.seq ?? 0
      for (const entry of entries) note(entry)
    },
    add(happening, to) {
      const done = turn.then(() => put(happening, to))
      turn = done.catch(() => {})
      return done
    },
    since(seq) {
      const first = entries[0]?.seq ?? Infinity
      const isKnown = seq !== undefined && seq >= first && seq <= last
      return isKnown ? { isAll: false, entries: entries.filter((entry) => entry.seq > seq) } : { isAll: true, entries }
    },
    find: (message) => messages.get(message),
    follow(reader) {
      readers.add(reader)
      return () => void readers.delete(reader)
    },
  }
}

/** What is taken back loses its words, and what was read in them. */
function without(entries: readonly Entry[], message: string): readonly Entry[] {
  return entries.filter((entry) => entry.message !== message)
}
