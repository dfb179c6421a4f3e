import type { Comparison } from '#model/knowledge.ts'
import type { Block } from '#model/reply.ts'
import { encodeRef } from '../refs/refs.ts'
import { notesOnChoosing } from './house-notes.ts'
import { sourcesOnCard } from './source-lines.ts'
import { summaryOf } from './summary.ts'
import { type Said, speak } from './voice.ts'

/** For somebody who asks for a recommendation in their own case: what decides. */
export function answerChoosing(comparison: Comparison, said: Said): { summary: string; blocks: readonly Block[] } {
  const { lead, points } = comparison.choosing
  const text = speak(lead.text, comparison, said)
  const sources = sourcesOnCard([lead, ...points], comparison)
  const useCases = comparison.topics.find((topic) => topic.id === comparison.useCases)
  return {
    summary: summaryOf(text),
    blocks: [
      { kind: 'text', role: 'lead', text },
      { kind: 'list', items: points.map((point) => speak(point.text, comparison, said)) },
      ...notesOnChoosing(comparison),
      ...(sources ? [sources] : []),
      {
        kind: 'actions',
        items: useCases
          ? [
              {
                ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: useCases.id, focus: [] }),
                label: useCases.label,
                tone: 'plain',
              },
            ]
          : [],
      },
    ],
  }
}
