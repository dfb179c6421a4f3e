import type { KnowledgeBase } from '#model/knowledge.ts'
import type { Block } from '#model/reply.ts'
import { encodeRef } from '../refs/refs.ts'
import { plain, strong } from '../text/rich-text.ts'

/** What Versus does, in four lines, and three questions to try. */
export function answerHelp(knowledge: KnowledgeBase): { summary: string; blocks: readonly Block[] } {
  const names = knowledge.comparisons.map((comparison) => comparison.name).join('; ')
  const options = knowledge.comparisons
    .flatMap((comparison) =>
      comparison.examples.map((example, number) => ({
        ref: encodeRef({ kind: 'example', comparison: comparison.id, number }),
        label: example,
      })),
    )
    .slice(0, 3)
  return {
    summary: `I compare ${names}, with a source for every claim.`,
    blocks: [
      {
        kind: 'text',
        role: 'lead',
        text: [strong(`I compare ${names}.`), plain(' Every claim has a source; what I don’t know, I say.')],
      },
      {
        kind: 'list',
        items: [
          [strong('Ask'), plain(' in your own words, about one of them or both.')],
          [strong('Go on'), plain(' in the same thread: “why?”, “and start-up?”.')],
          [strong('Compare'), plain(' shows all criteria in one table.')],
        ],
      },
      { kind: 'choices', prompt: 'For instance:', pick: 'one', options },
    ],
  }
}
