import type { Flow, FlowAnswer, FlowQuestion } from '#model/flow.ts'
import type { RichText } from '#model/text.ts'
import type { Outcome, WalkthroughEvent } from '#model/walkthrough.ts'
import { plain, strong } from '../text/rich-text.ts'
import { pollOf } from './poll.ts'
import type { Scene } from './scene.ts'
import { liveEvents } from './undo.ts'
import { verdictOf } from './verdict.ts'

export function questionOf(flow: Flow, id: string): FlowQuestion | undefined {
  return flow.questions.find((question) => question.id === id)
}

export function answerIn(flow: Flow, question: string, id: string): FlowAnswer | undefined {
  return questionOf(flow, question)?.answers.find((answer) => answer.id === id)
}

/** "a virtual machine" */
export function nameOf(flow: Flow, option: string): string {
  return flow.options.find(({ id }) => id === option)?.name ?? option
}

/** "Virtual machine" */
export function labelOf(flow: Flow, option: string): string {
  return flow.options.find(({ id }) => id === option)?.label ?? option
}

/** A label in the middle of a sentence: "A busy database" loses its capital, "Kubernetes" and "VMs" keep theirs. */
export function inSentence(label: string): string {
  return /^(?:A|An|The|Only|Our|Ours|Others|Own|Ordinary|Another|Data|Nothing|Neither|Nobody|Old|We|Bought|In|Many|Steady|Public|Bare|Developers|Whole)\b/.test(
    label,
  )
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label
}

/** " for “our Postgres”", or nothing. */
export function forSubject({ walk }: Scene): string {
  return walk.subject === undefined ? '' : ` for “${walk.subject}”`
}

/** The line that stays in the channel: "*VM or container?* for “our Postgres” · asked by Ana · answers in the thread". */
export function rootLine(scene: Scene): RichText {
  const { flow, state } = scene
  const asked = state.owner === undefined ? '' : ` · asked by ${state.owner.name}`
  return [strong(flow.title), plain(`${forSubject(scene)}${asked} · answers in the thread`)]
}

/** What stands: "a busy database · ordinary Linux · only our own code". */
export function soFar({ flow, state }: Scene): string {
  return state.held
    .flatMap(({ question, said, status }) => {
      if (status === 'unsure') return [`${inSentence(questionOf(flow, question)?.label ?? question)}: not sure`]
      const [only] = said
      if (only === undefined || said.length !== 1) return []
      const label = answerIn(flow, question, only)?.label ?? only
      // "Neither" and "steady" say nothing by themselves.
      const isAlone = !label.includes(' ')
      return [
        isAlone ? `${inSentence(questionOf(flow, question)?.label ?? '')}: ${inSentence(label)}` : inSentence(label),
      ]
    })
    .join(' · ')
}

/** Who did what last: "Ben: The team, VMs"; undefined where nothing was answered. */
export function lastChange({ walk, flow }: Scene): string | undefined {
  const last = liveEvents(walk.events).at(-1)
  const newest = walk.events.at(-1)
  if (newest?.kind === 'undo') return `${newest.actor.name}: took the last answer back`
  const what = last && describe(flow, last)
  return last && what !== undefined ? `${last.actor.name}: ${what} · “undo” takes it back` : undefined
}

function describe(flow: Flow, event: WalkthroughEvent): string | undefined {
  const labelFor = (id: string): string => questionOf(flow, id)?.label ?? id
  switch (event.kind) {
    case 'answer': {
      const said = Object.entries(event.answers).map(([question, answers]) => {
        const labels = answers.map((id) => inSentence(answerIn(flow, question, id)?.label ?? id))
        return `${labelFor(question)}, ${labels.join(' or ')}`
      })
      const unsure = (event.unsure ?? []).map((question) => `${labelFor(question)}, not sure`)
      return listed([...said, ...unsure])
    }
    case 'unsure':
      return `${labelFor(event.question)}, not sure`
    case 'skip':
      return `${labelFor(event.question)}, skipped`
    case 'weigh':
      return event.weight === 0
        ? `${labelFor(event.question)} does not matter`
        : `${labelFor(event.question)} counts ${event.weight} times`
    case 'stress': {
      const labels = event.questions.map((id) => inSentence(labelFor(id)))
      return labels.length === 0 ? 'everything counts alike' : `what matters most: ${labels.join(', ')}`
    }
    case 'mode':
      return { open: 'anyone answers', owner: 'only who asked answers', poll: 'everybody answers' }[event.mode]
    default:
      return undefined
  }
}

/** A form answers eight questions at once: the first few are told, and "So far" has them all. */
function listed(all: readonly string[]): string {
  if (all.length === 0) return 'nothing special'
  return all.length > MOST_TOLD + 1
    ? `${all.slice(0, MOST_TOLD).join('; ')} and ${all.length - MOST_TOLD} more`
    : all.join('; ')
}

const MOST_TOLD = 3

/** What it all comes to: in a poll what every side comes to, else what all agree on. */
export function resultOf({ plan, state, walk }: Pick<Scene, 'plan' | 'state' | 'walk'>): Outcome {
  if (state.mode !== 'poll') return verdictOf(plan, state)
  const { outcome, common } = pollOf(plan, walk.events)
  return outcome ?? common
}

/** "a virtual machine", "too close to call" */
export function outcomeName(flow: Flow, { leader, word }: Outcome): string {
  if (leader === undefined) return 'not enough to say'
  return word === 'too close' ? 'too close to call' : nameOf(flow, leader)
}

/** "leaning to a virtual machine", for a sentence. */
export function recommendation(flow: Flow, { leader, word }: Outcome): string {
  if (leader === undefined) return 'not enough to say'
  if (word === 'clear') return `clearly ${nameOf(flow, leader)}`
  return word === 'leaning'
    ? `leaning to ${nameOf(flow, leader)}`
    : `too close to call, ${nameOf(flow, leader)} just ahead`
}
