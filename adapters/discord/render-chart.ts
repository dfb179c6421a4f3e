import { printable } from '#adapters/shared/printable.ts'
import { widthOf } from '#adapters/shared/width.ts'
import type { Block } from '#model/reply.ts'

const WIDEST_LABEL = 16
/** Label, gaps, bar and value fit in the 40 columns of a code block. */
const LONGEST_BAR = 12

/**
 * Bars of text, the longest for the value that is farthest from zero:
 *
 *     VM                ████████████ 7
 *     Containers on virtual machines
 *                       █████ 3
 */
export function chartLines(bars: Extract<Block, { kind: 'chart' }>['bars']): readonly string[] {
  const names = bars.map(({ label }) => printable(label).trim() || '-')
  const width = Math.min(WIDEST_LABEL, Math.max(0, ...names.map((name) => widthOf(name))))
  const farthest = Math.max(0, ...bars.map(({ value }) => (Number.isFinite(value) ? Math.abs(value) : 0)))
  return bars.flatMap(({ value }, at) => {
    const name = names[at] ?? '-'
    // A name that is too wide has a line of its own, so that nothing of it is lost.
    const isAbove = widthOf(name) > WIDEST_LABEL
    const share = farthest > 0 && Number.isFinite(value) ? Math.abs(value) / farthest : 0
    const bar = '█'.repeat(Math.round(share * LONGEST_BAR))
    const beside = isAbove ? ' '.repeat(width) : name + ' '.repeat(width - widthOf(name))
    return [...(isAbove ? [name] : []), `${beside}  ${bar}${bar === '' ? '' : ' '}${shownValue(value)}`]
  })
}

/** At most two digits after the point, and none that say nothing. */
function shownValue(value: number): string {
  if (!Number.isFinite(value)) return '-'
  return Math.abs(value) < 1e6 ? `${Math.round(value * 100) / 100}` : value.toExponential(2)
}
