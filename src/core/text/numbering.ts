// Numbers words and parts of words by a hash of 64 bits, in two halves. The table has open addressing and consists of typed arrays:
// it is stored and opened as it is, and no text is kept of what it numbers.
//
//   low ─► slot ─► 0: unknown
//            └───► number + 1 ─► both halves the same? ─► number
//                       └─ no: the next slot; at least half of them are free
//
// Of a hundred thousand things two have the same hash once in four thousand million tables.

/** Numbers go from 0 to below `size`. */
export interface Numbers {
  readonly size: number
  /** A power of two of them; each holds a number, plus one. */
  readonly slots: Int32Array
  readonly lows: Int32Array
  readonly highs: Int32Array
}

/** Is told the two halves of a hash. */
export type Visit = (low: number, high: number) => void

/** Hashes `text` from a place to before another: FNV-1a, and beside it a second one with another factor, which the first stirs. */
export function hashRun(text: string, from: number, to: number, visit: Visit): void {
  let low = 0x811c9dc5 | 0
  let high = 0x01000193
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code ^ (low >>> 13), 0x85ebca6b)
  }
  visit(low, high)
}

/** The number, or -1 where there is none. */
export function numberOf({ slots, lows, highs }: Omit<Numbers, 'size'>, low: number, high: number): number {
  const mask = slots.length - 1
  let slot = low & mask
  for (;;) {
    const number = (slots[slot] ?? 0) - 1
    if (number < 0 || (lows[number] === low && highs[number] === high)) return number
    slot = (slot + 1) & mask
  }
}

export interface Numbering {
  /** The number of what is met again, else the next one. */
  readonly meet: (low: number, high: number) => number
  readonly numbers: () => Numbers
}

/** Hands out numbers, from 0 on, in the order in which things are met. */
export function createNumbering(): Numbering {
  let size = 0
  let table = withRoom(1024)

  return {
    meet(low, high) {
      const before = numberOf(table, low, high)
      if (before >= 0) return before
      if (2 * (size + 1) > table.slots.length) table = enlarged(table, size)
      enter(table, size, low, high)
      size++
      return size - 1
    },
    numbers: () => ({ size, slots: table.slots, lows: table.lows.slice(0, size), highs: table.highs.slice(0, size) }),
  }
}

type Table = Omit<Numbers, 'size'>

function withRoom(slots: number): Table {
  return { slots: new Int32Array(slots), lows: new Int32Array(slots / 2), highs: new Int32Array(slots / 2) }
}

function enlarged({ slots, lows, highs }: Table, size: number): Table {
  const larger = withRoom(2 * slots.length)
  for (let number = 0; number < size; number++) enter(larger, number, lows[number] ?? 0, highs[number] ?? 0)
  return larger
}

function enter({ slots, lows, highs }: Table, number: number, low: number, high: number): void {
  const mask = slots.length - 1
  let slot = low & mask
  while (slots[slot] !== 0) slot = (slot + 1) & mask
  slots[slot] = number + 1
  lows[number] = low
  highs[number] = high
}
