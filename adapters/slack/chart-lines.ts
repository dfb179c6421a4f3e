import { fit } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import { widthOf } from '#adapters/shared/width.ts'
import type { Block } from '#model/reply.ts'
import { LONGEST_BAR, LONGEST_BAR_LABEL } from './limits.ts'

/**
 * Bars of text, the longest for the value that is farthest from zero:
 *
 *     VM              ████████████████ 7
 *     Containers on…  ███████ 3
 */
export function chartLines({ bars }: Extract<Block, { kind: 'chart' }>): readonly string[] {
  const names = bars.map(({ label }) => fit(printable(label).trim() || '-', LONGEST_BAR_LABEL))
  const widest = Math.max(0, ...names.map(widthOf))
  const farthest = Math.max(0, ...bars.map(({ value }) => (Number.isFinite(value) ? Math.abs(value) : 0)))
  return bars.map(({ value }, at) => {
    const name = names[at] ?? '-'
    const share = farthest > 0 && Number.isFinite(value) ? Math.abs(value) / farthest : 0
    const bar = '█'.repeat(Math.round(share * LONGEST_BAR))
    return `${name}${' '.repeat(Math.max(0, widest - widthOf(name)))}  ${bar}${bar === '' ? '' : ' '}${shown(value)}`
  })
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return '-'
  return Math.abs(value) < 1e6 ? `${Math.round(value * 100) / 100}` : value.toExponential(2)
}
