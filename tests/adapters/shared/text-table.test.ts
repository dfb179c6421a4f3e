import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textTable } from '#adapters/shared/text-table.ts'
import { widthOf } from '#adapters/shared/width.ts'
import { anyText } from './any-reply.ts'

const table = {
  columns: ['', 'VM', 'Container'],
  rows: [
    ['Built on', 'own kernel', "host's kernel"],
    ['Moves', '', 'same OS and CPU'],
  ],
}

function textOf(width: number, of = table): readonly string[] {
  return textTable(of, width).map(({ text }) => text)
}

describe('textTable', () => {
  test('aligns columns, and shows "-" for an empty cell', () => {
    expect(textOf(80)).toEqual([
      '          VM          Container',
      "Built on  own kernel  host's kernel",
      'Moves     -           same OS and CPU',
    ])
  })

  test('wraps the widest cells first where it must become narrower', () => {
    expect(textOf(34)).toEqual([
      '          VM          Container',
      "Built on  own kernel  host's",
      '                      kernel',
      'Moves     -           same OS and',
      '                      CPU',
    ])
  })

  test('becomes one section for each row where even the words do not fit', () => {
    expect(textOf(20)).toEqual([
      'Built on',
      '  VM: own kernel',
      '  Container:',
      "    host's kernel",
      'Moves',
      '  VM: -',
      '  Container: same',
      '    OS and CPU',
    ])
  })

  test('pads by columns, not by characters', () => {
    expect(textOf(40, { columns: ['', '容器', 'VM'], rows: [['启动', '快', 'slow']] })).toEqual([
      '      容器  VM',
      '启动  快    slow',
    ])
  })

  test('draws a rule below the heads where one is asked for', () => {
    expect(textTable(table, 80, '-')[1]).toEqual({ role: 'rule', text: '--------  ----------  ---------------' })
  })

  test('has a line for nothing only where there is no column', () => {
    expect(textTable({ columns: [], rows: [] }, 40)).toEqual([])
  })

  test('keeps the width for any cells whose words fit into it', () => {
    const cell = anyText.filter((text) => text.split(/\s+/).every((word) => widthOf(word) <= 16))
    const anyTable = fc.record({
      columns: fc.array(cell, { maxLength: 5 }),
      rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 5 }),
    })
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 24, max: 100 }), (any, width) => {
        for (const { text } of textTable(any, width)) expect(widthOf(text)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
