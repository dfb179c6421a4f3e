import type { Conversation } from '#model/conversation.ts'
import type { Comparison, KnowledgeBase } from '#model/knowledge.ts'
import type { Block } from '#model/reply.ts'
import { compareAll } from './answer/compare-table.ts'
import { pairName } from './answer/voice.ts'
import { wholeOf } from './gate.ts'
import { encodeRef } from './refs/refs.ts'
import { cleanMessage } from './text/clean-message.ts'
import { wordsOf } from './text/words.ts'

/** The comparison that the thread is about, else the first; undefined where there is none. */
export function ownComparison({ comparisons }: KnowledgeBase, memory: Conversation): Comparison | undefined {
  return comparisons.find(({ id }) => id === memory.lastTopic?.comparison) ?? comparisons[0]
}

/** The big table of one comparison, and the way to those of the others. */
export function compareOwn(
  own: Comparison,
  { comparisons }: KnowledgeBase,
): { summary: string; blocks: readonly Block[] } {
  const { summary, blocks } = compareAll(own)
  const options = comparisons
    .filter((one) => one !== own)
    .map((other) => ({ ref: encodeRef({ kind: 'compare', comparison: other.id }), label: pairName(other, {}) }))
  const others: Block = { kind: 'choices', prompt: 'Or compare', pick: 'one', options }
  return { summary, blocks: options.length > 0 ? [...blocks, others] : blocks }
}

/**
 * "Compare" or "compare start-up" as a message: the command's words without the slash. Gives what is to be compared, '' for
 * everything, and undefined where it is another message.
 */
export function comparedIn(text: string, { comparisons }: KnowledgeBase): string | undefined {
  const [verb, ...words] = wordsOf(cleanMessage(text))
  if (verb !== 'compare') return undefined
  const isNamed = words.length === 0 || comparisons.some((one) => wholeOf({ words }, one) !== undefined)
  return isNamed ? words.join(' ') : undefined
}
