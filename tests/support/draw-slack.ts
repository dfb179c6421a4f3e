import type { types } from '@slack/bolt'
import type { SlackMessage } from '#adapters/slack/render.ts'

// A Slack message as text, from the payload itself. What it does not know how to draw it refuses: nothing is passed over.

export function drawSlack({ text, blocks }: SlackMessage): string {
  return [`(notification) ${text}`, ...blocks.flatMap(drawBlock)].join('\n')
}

function drawBlock(block: types.KnownBlock): readonly string[] {
  switch (block.type) {
    case 'section':
      return [block.text?.text ?? '', ...(block.accessory ? [drawElement(block.accessory)] : [])]
    case 'context':
      return [`(small) ${block.elements.map(drawElement).join('  ')}`]
    case 'actions':
      return block.elements.some(({ type }) => type === 'checkboxes')
        ? block.elements.map(drawElement)
        : [block.elements.map(drawElement).join('  ')]
    case 'context_actions':
      return [block.elements.map(drawElement).join('  ')]
    case 'table':
      return block.rows.map((row) => row.map(drawElement).join(' | '))
    case 'rich_text':
      return block.elements.map(drawElement)
    default:
      throw new Error(`no drawing for Slack's block "${block.type}"`)
  }
}

interface Drawable {
  readonly type: string
}

function drawElement(element: Drawable): string {
  switch (element.type) {
    case 'mrkdwn':
    case 'plain_text':
    case 'raw_text':
    case 'text':
      return textIn(element)
    case 'link':
      return `<${String(field(element, 'url'))}|${textIn(element)}>`
    case 'rich_text':
    case 'rich_text_section':
    case 'rich_text_preformatted':
      return list(element, 'elements').map(drawElement).join('')
    case 'button':
      return `[${textIn(field(element, 'text'))}]`
    case 'static_select':
    case 'multi_static_select':
      return `[${textIn(field(element, 'placeholder'))} ▾ ${list(element, 'options')
        .map((option) => textIn(field(option, 'text')))
        .join(' | ')}]`
    case 'checkboxes':
      return list(element, 'options')
        .map((option) => `${isTicked(element, option) ? '☑' : '☐'} ${textIn(field(option, 'text'))}`)
        .join('\n')
    case 'feedback_buttons':
      return '[👍] [👎]'
    default:
      throw new Error(`no drawing for Slack's element "${element.type}"`)
  }
}

function isTicked(element: object, option: object): boolean {
  return list(element, 'initial_options').some((ticked) => field(ticked, 'value') === field(option, 'value'))
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
}

function textIn(of: unknown): string {
  return String(field(of, 'text'))
}

function list(of: object, name: string): readonly Drawable[] {
  const found: unknown = Reflect.get(of, name)
  return Array.isArray(found) ? found : []
}
