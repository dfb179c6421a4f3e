import { fit } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import { widthOf } from '#adapters/shared/width.ts'
import type { Block } from '#model/reply.ts'
import { LONGEST_BAR } from './limits.ts'
import { paragraph, type View } from './paint.ts'

/** Below this a bar says nothing: the value alone remains. */
const SHORTEST_BAR = 8

/** Of the width, at most, so that a value has room beside its label in the narrowest window. */
const LABEL_SHARE = 0.4

/**
 * Bars of text, one line each, the longest for the value that is farthest from zero:
 *
 *     VM                   ███████████████ 7
 *     Containers on VMs    ██████ 3
 */
export function renderChart({ caption, bars }: Extract<Block, { kind: 'chart' }>, view: View): readonly string[] {
  const longest = Math.max(1, ...bars.map(({ label }) => widthOf(printable(label))))
  const labelWidth = Math.min(longest, Math.floor(view.width * LABEL_SHARE))
  const values = bars.map(({ value }) => shownValue(value))
  const room = view.width - labelWidth - 2 - Math.max(0, ...values.map((value) => value.length + 1))
  const barWidth = room < SHORTEST_BAR ? 0 : Math.min(room, LONGEST_BAR)
  const farthest = Math.max(0, ...bars.map(({ value }) => (Number.isFinite(value) ? Math.abs(value) : 0)))
  const lines = bars.map(({ label, value }, at) => {
    const name = fit(printable(label).trim() || '-', labelWidth)
    const share = farthest > 0 && Number.isFinite(value) ? Math.abs(value) / farthest : 0
    const bar = (view.hasUnicode ? '█' : '#').repeat(Math.round(share * barWidth))
    const padding = ' '.repeat(Math.max(0, labelWidth - widthOf(name)))
    return `${name}${padding}  ${bar}${bar === '' ? '' : ' '}${values[at] ?? ''}`
  })
  return [...paragraph([{ text: printable(caption), style: { isBold: true } }], view), ...lines]
}

/** At most two digits after the point, and none that say nothing. */
function shownValue(value: number): string {
  if (!Number.isFinite(value)) return '-'
  return Math.abs(value) < 1e6 ? `${Math.round(value * 100) / 100}` : value.toExponential(2)
}
