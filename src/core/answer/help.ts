import type { KnowledgeBase } from '#model/knowledge.ts'
import type { Block } from '#model/reply.ts'
import { encodeRef } from '../refs/refs.ts'
import { plain, strong } from '../text/rich-text.ts'

/** What Versus does, in four lines, and three questions to try. */
export function answerHelp(knowledge: KnowledgeBase): { summary: string; blocks: readonly Block[] } {
  const names = knowledge.comparisons.map((comparison) => comparison.name).join('; ')
  // The first example of each, then the second: three comparisons have one each.
  const options = [0, 1, 2]
    .flatMap((number) =>
      knowledge.comparisons.flatMap(({ id, examples }) => {
        const label = examples[number]
        return label === undefined ? [] : [{ ref: encodeRef({ kind: 'example', comparison: id, number }), label }]
      }),
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
