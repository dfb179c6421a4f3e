import type { FlowSketch, Judged } from '#adapters/web/library.ts'
import { sceneIn } from '#core/begin-walk.ts'
import { boardOf } from '#core/walkthrough/board.ts'
import { detailsCard } from '#core/walkthrough/details.ts'
import { standingOf } from '#core/walkthrough/explain.ts'
import { holds } from '#core/walkthrough/outcome.ts'
import type { Scene } from '#core/walkthrough/scene.ts'
import { verdictCard } from '#core/walkthrough/verdict-card.ts'
import type { Flow } from '#model/flow.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Block } from '#model/reply.ts'
import type { WalkthroughAct } from '#model/walkthrough.ts'

/** The questions of a flow, to be answered in any order. */
export function sketchOf({ id: comparison }: Comparison, { id, title, questions }: Flow): FlowSketch {
  return {
    key: flowKey(comparison, id),
    title,
    questions: questions.map(({ id: question, label, ask, answers }) => ({
      id: question,
      label,
      ask,
      answers: answers.map((answer) => ({ id: answer.id, label: answer.label })),
    })),
  }
}

export function flowKey(comparison: string, flow: string): string {
  return `${comparison}/${flow}`
}

/** What a team that gave these answers would be told, and every point of it. Nothing is taken for granted. */
export function judgeFlow(comparison: Comparison, flow: Flow, answers: Readonly<Record<string, string>>): Judged {
  const acts: readonly WalkthroughAct[] = [
    { kind: 'start', version: flow.version, mode: 'open' },
    ...Object.entries(answers).map(([question, answer]): WalkthroughAct => ({
      kind: 'answer',
      answers: { [question]: [answer] },
    })),
    // The last event is told on the card as what somebody just did, unless it says nothing about the matter.
    { kind: 'resume' },
  ]
  const scene = sceneIn(
    {
      comparison: comparison.id,
      number: 1,
      flow,
      begunBy: '',
      isRoot: false,
      isHidden: false,
      card: '',
      events: acts.map((act, at) => Object.assign({ seq: at + 1, at: 0, actor: { id: 'author', name: 'you' } }, act)),
    },
    comparison,
  )
  const verdict = verdictCard(scene, [])
  const idle = idleIn(scene)
  // Of nothing there is nothing to account for.
  if (Object.keys(answers).length === 0) return { summary: verdict.summary, blocks: verdict.blocks.slice(0, 1), idle }
  const details = detailsCard(scene).blocks.slice(1).filter(hasContent)
  const chart = details.filter(({ kind }) => kind === 'chart')
  return {
    summary: verdict.summary,
    blocks: [
      ...verdict.blocks.filter(({ kind }) => kind !== 'actions' && kind !== 'sources'),
      ...chart,
      heading('What counts, and how much'),
      ...details.filter(({ kind }) => kind !== 'chart'),
    ],
    idle,
  }
}

function idleIn({ plan, state }: Scene): readonly string[] {
  const standing = standingOf(boardOf(plan, state))
  return plan.questions.flatMap(({ question, when }) => (when && !holds(when, standing) ? [question.id] : []))
}

function hasContent(block: Block): boolean {
  return block.kind !== 'list' || block.items.length > 0
}

function heading(text: string): Block {
  return { kind: 'text', role: 'body', text: [{ kind: 'strong', text }] }
}
