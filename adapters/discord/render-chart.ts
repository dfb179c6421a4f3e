import { fit } from '#adapters/shared/fit.ts'
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
 *     Containers on V…  █████ 3
 */
export function chartLines(bars: Extract<Block, { kind: 'chart' }>['bars']): readonly string[] {
  const names = bars.map(({ label }) => fit(printable(label).trim() || '-', WIDEST_LABEL))
  const width = Math.max(0, ...names.map((name) => widthOf(name)))
  const farthest = Math.max(0, ...bars.map(({ value }) => (Number.isFinite(value) ? Math.abs(value) : 0)))
  return bars.map(({ value }, at) => {
    const name = names[at] ?? '-'
    const share = farthest > 0 && Number.isFinite(value) ? Math.abs(value) / farthest : 0
    const bar = '█'.repeat(Math.round(share * LONGEST_BAR))
    return [name + ' '.repeat(width - widthOf(name)), ` ${bar}`, shownValue(value)]
      .join(' ')
      .replace(/ {3,}(?=\S+$)/, '  ')
  })
}

/** At most two digits after the point, and none that say nothing. */
function shownValue(value: number): string {
  if (!Number.isFinite(value)) return '-'
  return Math.abs(value) < 1e6 ? `${Math.round(value * 100) / 100}` : value.toExponential(2)
}
