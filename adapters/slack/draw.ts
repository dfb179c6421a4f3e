import type { types } from '@slack/bolt'

/** A drawn block with the characters of its texts, and whether it is there to be pressed: such are kept when texts are too long. */
export interface Drawn {
  readonly block: types.KnownBlock
  readonly size: number
  readonly isOffer: boolean
}

/** `full` uses everything that Slack has; `sections` only what old clients and strict channels take too. */
export type Form = 'full' | 'sections' | 'plain'

export function mrkdwn(text: string): types.MrkdwnElement {
  // Verbatim: names and addresses in a text stay text.
  return { type: 'mrkdwn', text, verbatim: true }
}

export function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false }
}

/** `expand`: without "see more". */
export function section(text: string): Drawn {
  return { block: { type: 'section', text: mrkdwn(text), expand: true }, size: text.length, isOffer: false }
}

/** Lines joined into as few texts as hold them. Each line must fit by itself. */
export function joined(lines: readonly string[], separator: string, limit: number): readonly string[] {
  const texts: string[] = []
  let text = ''
  for (const line of lines) {
    const longer = text === '' ? line : text + separator + line
    if (longer.length > limit) {
      texts.push(text)
      text = line
    } else text = longer
  }
  return text === '' ? texts : [...texts, text]
}
