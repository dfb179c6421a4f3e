// What a card offers, and what Slack says of it when it is pressed.
import type { SlackBlock } from './blocks.ts'

type Elements = readonly {
  readonly block?: string
  readonly element:
    | Extract<SlackBlock, { type: 'actions' }>['elements'][number]
    | NonNullable<Extract<SlackBlock, { type: 'section' }>['accessory']>
}[]

function elementsOf(blocks: readonly SlackBlock[]): Elements {
  return blocks.flatMap((block): Elements => {
    const named = block.block_id === undefined ? {} : { block: block.block_id }
    if (block.type === 'actions') return block.elements.map((element) => ({ ...named, element }))
    return block.type === 'section' && block.accessory ? [{ ...named, element: block.accessory }] : []
  })
}

/** The action of whoever presses what has this label. */
export function actionFor(blocks: readonly SlackBlock[], label: string): Readonly<Record<string, unknown>> {
  for (const { block, element } of elementsOf(blocks)) {
    const common = { type: element.type, action_id: element.action_id, block_id: block ?? 'by-slack' }
    if (element.type === 'button') {
      if (element.text.text === label) return { ...common, value: element.value, text: element.text }
      continue
    }
    if (element.type === 'external_select') continue
    const chosen = element.options.find(({ text }) => text.text === label)
    if (!chosen) continue
    return element.type === 'static_select'
      ? { ...common, selected_option: chosen }
      : { ...common, selected_options: [chosen] }
  }
  for (const block of blocks) {
    if (block.type !== 'context_actions') continue
    for (const { positive_button: good, negative_button: bad, ...rest } of block.elements)
      for (const { text, value } of [good, bad])
        if (text.text === label)
          return { type: rest.type, action_id: rest.action_id, block_id: 'by-slack', value, text }
  }
  throw new Error(`there is nothing called "${label}" on the card`)
}

/** What is ticked: as the card came, unless a test says otherwise. */
export function stateOf(blocks: readonly SlackBlock[], ticks: readonly string[] | undefined) {
  return Object.fromEntries(
    elementsOf(blocks).flatMap(({ block = 'by-slack', element }): [string, unknown][] => {
      if (element.type !== 'checkboxes' && element.type !== 'multi_static_select') return []
      const chosen = ticks
        ? element.options.filter(({ text }) => ticks.includes(text.text))
        : (element.initial_options ?? [])
      return [[block, { [element.action_id]: { type: element.type, selected_options: chosen } }]]
    }),
  )
}
