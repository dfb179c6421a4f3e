import { createInterface } from 'node:readline'
import { countCardWords, toPlainText } from '#adapters/shared/plain-text.ts'
import type { Config } from '#config.ts'
import type { World } from '#core/world.ts'
import type { Outcome } from '#model/outcome.ts'
import { z } from 'zod'
import { askOne, outcomeOf } from './ask-one.ts'
import { openWorld } from './open-world.ts'

const AS_OBJECT = 'write one object a line, {"id": "1", "text": "…"}'

const AskedLine = z.object(
  {
    id: z.union([z.string(), z.number()], 'write a text or a number').transform(String),
    text: z.string('write a text'),
    prev: z.string('write a text, or leave it out').optional(),
  },
  AS_OBJECT,
)

/**
 * `ask "question"` prints one answer. `ask --json` reads JSON lines `{"id","text","prev"?}` from standard input and writes
 * one JSON line for each to standard output, in order; a line that cannot be read gives `{"id":null,"error":"line 7: …"}`.
 * Gives the exit code: 2 for a call without a question.
 */
export async function ask(args: readonly string[], config: Config): Promise<number> {
  const isJson = args.includes('--json')
  const question = args.filter((arg) => arg !== '--json').join(' ')
  if (!isJson && question.trim() === '') {
    console.error('Ask something: npm run ask -- "which starts faster, a VM or a container?"')
    return 2
  }
  const world = await openWorld(config, {
    onReading: () => console.error('Reading the knowledge (first start only) …'),
    onTraining: () => console.error('Learning the questions (first start only) …'),
  })
  if (isJson) {
    let number = 0
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      number++
      if (line.trim() !== '') await write(`${JSON.stringify(answerLine(line, number, world))}\n`)
    }
    return 0
  }
  const outcome = askOne({ id: 'ask', text: question }, world)
  await write(`${outcome.replies.map((reply) => toPlainText(reply.blocks)).join('\n\n')}\n`)
  return 0
}

/** Waits while the reader on the other side of a pipe is slower than we are. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

function answerLine(line: string, number: number, world: World): object {
  const read = readAskedLine(line)
  if ('problem' in read) return { id: null, error: `line ${number}: ${read.problem}` }
  return describe(read.asked.id, askOne(read.asked, world), world)
}

export interface Asked {
  readonly id: string
  readonly text: string
  readonly prev?: string
}

/** What a line asks, or what is wrong with it and how it should be. */
export function readAskedLine(line: string): { readonly asked: Asked } | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { problem: `this is not JSON; ${AS_OBJECT}` }
  }
  const parsed = AskedLine.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { problem: [...(issue?.path ?? []), issue?.message].join(': ') }
  }
  const { id, text, prev } = parsed.data
  return { asked: { id, text, ...(prev === undefined ? {} : { prev }) } }
}

function describe(id: string, outcome: Outcome, world: World): object {
  const [first] = outcome.findings
  const comparison = world.knowledge.comparisons.find((one) => one.id === first?.comparison)
  const topics = outcome.findings.flatMap(({ match }) => (match.kind === 'sure' ? [match.topic] : []))
  const topic = comparison?.topics.find((one) => one.id === topics[0])
  const blocks = outcome.replies[0]?.blocks ?? []
  const kind = outcomeOf(first)
  return {
    id,
    outcome: kind,
    comparison: kind === 'none' ? null : (comparison?.id ?? null),
    topic: topic?.id ?? null,
    ...(topics.length > 1 ? { topics } : {}),
    criterion: topic?.criterion ?? null,
    subjects: kind === 'none' ? [] : (first?.subjects ?? []),
    candidates: candidatesOf(outcome).map(({ id: candidate, score }) => ({
      topic: candidate,
      score: Math.round(score * 1000) / 1000,
    })),
    words: countCardWords(blocks),
    reply: toPlainText(blocks),
  }
}

/** Those offered come first: what is asked back is what the reader chooses from. */
function candidatesOf({ findings: [first] }: Outcome): readonly { id: string; score: number }[] {
  if (!first) return []
  const { match, candidates } = first
  if (match.kind !== 'unsure') return candidates
  const scoreOf = (id: string): number => candidates.find((one) => one.id === id)?.score ?? 0
  return match.candidates.map((id) => ({ id, score: scoreOf(id) }))
}
