import { isSafeMarkup, isWellFormed } from './block-elements.ts'
import { readBlocks, type SlackBlock } from './blocks.ts'
import { refuse } from './refused.ts'

/** What a message shows, looked through as Slack does. */
export function content(text: string, blocks: unknown): { readonly text: string; readonly blocks: SlackBlock[] } {
  if (!isSafeMarkup(text)) refuse('invalid_arguments', 'the text has mark-up that is no link with a label')
  if (!isWellFormed(text)) refuse('invalid_arguments', 'the text has half a character')
  if (text.length > 4_000) refuse('msg_too_long', 'a text beyond what Slack advises')
  const read = blocks === undefined ? { blocks: [] } : readBlocks(blocks)
  if ('error' in read) refuse(read.error, read.why)
  // Text is what notifications and screen readers get.
  if (text.trim() === '') refuse('no_text', 'a message without text')
  return { text, blocks: read.blocks }
}
