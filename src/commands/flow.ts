import { createInterface } from 'node:readline/promises'
import type { Config } from '#config.ts'
import { fold } from '#core/walkthrough/fold.ts'
import { nextStep, type Step } from '#core/walkthrough/next-step.ts'
import { openingAct } from '#core/walkthrough/opening.ts'
import { type Plan, planOf } from '#core/walkthrough/plan.ts'
import { lastUndoable } from '#core/walkthrough/undo.ts'
import { describeFault } from '#knowledge/fault.ts'
import type { KnowledgeFolder } from '#knowledge/knowledge-folder.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { cardsOf } from '#lint/interview-flow.ts'
import { surveyFlow } from '#lint/survey-flow.ts'
import type { Flow } from '#model/flow.ts'
import type { WalkthroughAct, WalkthroughEvent } from '#model/walkthrough.ts'
import { describeStep, describeSurvey, describeVerdict, describeWhy } from './flow-text.ts'
import { knowledgeFolders } from './knowledge-folders.ts'

/** Where lines come from and go to; a test hands in its own. */
export interface Lines {
  readonly input: NodeJS.ReadableStream
  readonly print: (text: string) => void
}

const PERSON = { id: 'you', name: 'You' }

const HELP = `A number answers. On the first card several numbers tick boxes, and Enter goes on.
  ?  not sure    s  skip    x  does not matter    b  back    w  why this    v  how it stands    g  go on    q  stop`

/** `flow vm-vs-docker/choose`: what comes out of a flow, and then the flow itself, without the bot. Gives the exit code. */
export async function flow(
  args: readonly string[],
  config: Config,
  lines: Lines = { input: process.stdin, print: (text) => console.log(text) },
): Promise<number> {
  const found = findFlow(args.find((arg) => !arg.startsWith('--')) ?? '', knowledgeFolders(config))
  if ('problem' in found) {
    console.error(found.problem)
    return 2
  }
  if (!args.includes('--no-statistics'))
    lines.print(`${describeSurvey(found.flow, surveyFlow(found.flow), cardsOf(found.flow, 300))}\n`)
  if (!args.includes('--statistics')) await walk(planOf(found.flow), lines)
  return 0
}

function findFlow(
  name: string,
  folders: readonly KnowledgeFolder[],
): { readonly flow: Flow } | { readonly problem: string } {
  const loaded = loadKnowledge(folders)
  if ('faults' in loaded) return { problem: loaded.faults.map(describeFault).join('\n') }
  const flows = loaded.knowledge.comparisons.flatMap(({ id, flows: own }) =>
    own.map((one) => ({ name: `${id}/${one.id}`, flow: one })),
  )
  const found = flows.find((one) => one.name === name)
  const known = flows.map((one) => one.name).join(', ') || 'none'
  return found ? { flow: found.flow } : { problem: `There is no flow "${name}"; there are: ${known}.` }
}

async function walk(plan: Plan, { input, print }: Lines): Promise<void> {
  const events: WalkthroughEvent[] = []
  const say = (act: WalkthroughAct): void => {
    events.push({ seq: events.length + 1, at: 0, actor: PERSON, ...act })
  }
  let goesOn = false
  const show = (): Step => {
    const walkthrough = fold(plan, events)
    const step = beyond(plan, nextStep(plan, walkthrough), goesOn)
    if (step.kind === 'settled') print(`\n${describeVerdict(plan, walkthrough)}`)
    print(`\n${describeStep(step, walkthrough)}`)
    return step
  }
  print(HELP)
  let step = show()
  for await (const line of createInterface({ input })) {
    const typed = line.trim().toLowerCase()
    if (typed === 'q') break
    if (typed === 'w' || typed === 'v') {
      print(typed === 'w' ? describeWhy(step) : describeVerdict(plan, fold(plan, events)))
      continue
    }
    const act = typed === 'b' ? backAct(events) : actOf(step, typed, plan, events)
    if (typed === 'g') goesOn = true
    else if (act) say(act)
    else print(HELP)
    step = show()
  }
}

/** Whoever goes on is asked what is open although it cannot change the outcome. */
function beyond(plan: Plan, step: Step, goesOn: boolean): Step {
  if (step.kind !== 'settled' || !step.more || !goesOn) return step
  const among = step.more.answers.map(({ id }) => id)
  const number = plan.questions.length
  return { kind: 'question', question: step.more, among, number, most: number }
}

function backAct(events: readonly WalkthroughEvent[]): WalkthroughAct | undefined {
  const last = lastUndoable(events)
  return last && { kind: 'undo', of: last.seq }
}

/** What a typed line means on this card; undefined where it means nothing. */
function actOf(step: Step, typed: string, plan: Plan, events: readonly WalkthroughEvent[]): WalkthroughAct | undefined {
  const places = typed
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => Number(word) - 1)
  if (step.kind === 'opening') {
    const isRight = places.every((at) => step.opening.ticks[at] !== undefined)
    return isRight ? openingAct(step.opening, places, fold(plan, events)) : undefined
  }
  if (step.kind === 'settled') return undefined
  const { id } = step.question
  if (typed === '?') return { kind: 'unsure', question: id }
  if (typed === 's') return { kind: 'skip', question: id }
  if (typed === 'x') return { kind: 'weigh', question: id, weight: 0 }
  const answers = places.flatMap((at) => step.among[at] ?? [])
  return answers.length === 1 && places.length === 1 ? { kind: 'answer', answers: { [id]: answers } } : undefined
}
