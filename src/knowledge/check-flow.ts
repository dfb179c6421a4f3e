import { dangling } from './check-names.ts'
import { checkFlowAliases } from './check-flow-aliases.ts'
import { checkFlowConditions } from './check-flow-conditions.ts'
import { checkFlowOpening } from './check-flow-opening.ts'
import type { FlowFileRead, Parts } from './cross-check.ts'
import type { Fault } from './fault.ts'
import type { FlowContent } from './read-flow.ts'

/** Notes a fault at an entry of the file. */
export type NoteAt = (path: readonly PropertyKey[], problem: string, remedy: string) => void

export interface FlowCheck {
  readonly content: FlowContent
  readonly note: NoteAt
  /** Notes a name that leads nowhere. */
  readonly need: (path: readonly PropertyKey[], kind: string, name: string, known: readonly string[]) => void
}

/** What can be wrong in a flow whose every entry is right by itself: names that lead nowhere or twice, effects without a source. */
export function checkFlow({ id, file, read }: FlowFileRead, { topics }: Parts): readonly Fault[] {
  if (!read?.content) return []
  const { content, lineOf } = read
  const faults: Fault[] = []
  const note: NoteAt = (path, problem, remedy) => {
    faults.push({ file, line: lineOf(path), problem, remedy })
  }
  const check: FlowCheck = {
    content,
    note,
    need: (path, kind, name, known) => {
      if (!known.includes(name)) faults.push(dangling(file, lineOf(path), kind, name, known))
    },
  }
  if (content.id !== id)
    note(['id'], `the id "${content.id}" is not the file's name.`, `Write id: ${id}, or rename the file.`)
  if (content.verdict.strong <= content.verdict.lean)
    note(['verdict'], 'strong is not above lean.', 'A clear verdict needs a larger margin than a leaning one.')
  checkIds(check)
  checkWeighing(
    check,
    topics.map((topic) => topic.id),
  )
  checkTieOrder(check)
  checkExamples(check)
  checkFlowConditions(check)
  checkFlowOpening(check)
  checkFlowAliases(check)
  return faults
}

function checkIds({ content, note }: FlowCheck): void {
  const unique = (path: readonly PropertyKey[], entries: readonly { readonly id: string }[]): void => {
    for (const [at, { id }] of entries.entries())
      if (entries.findIndex((other) => other.id === id) < at)
        note([...path, at], `the id "${id}" stands twice.`, 'Give one of them another id, or remove it.')
  }
  unique(['options'], content.options)
  unique(['questions'], content.questions)
  unique(['rules'], content.rules)
  for (const [at, { answers }] of content.questions.entries()) unique(['questions', at, 'answers'], answers)
}

/** Effects and removals: of options that exist, with a reason, and with what they rest on. */
function checkWeighing({ content, note, need }: FlowCheck, topicIds: readonly string[]): void {
  const optionIds = content.options.map(({ id }) => id)
  const check = (path: readonly PropertyKey[], entry: Weighing): void => {
    for (const option of Object.keys(entry.effects)) need([...path, 'effects', option], 'option', option, optionIds)
    for (const key of ['only', 'drop'] as const)
      for (const [at, option] of (entry[key] ?? []).entries()) need([...path, key, at], 'option', option, optionIds)
    const removes = (entry.only ?? entry.drop) !== undefined
    if (entry.only && entry.drop) note([...path, 'drop'], 'only and drop stand together.', 'Keep one of the two.')
    if (removes !== (entry.removal !== undefined))
      note(
        removes ? path : [...path, 'removal'],
        removes ? 'options are taken away without a kind.' : 'removal takes nothing away.',
        removes ? 'Add removal: impossible, unsupported or unsafe.' : 'Add only: or drop:, or remove it.',
      )
    if (removes && entry.because === undefined)
      note(path, 'options are taken away without a reason.', 'Add because: and one sentence.')
    if ((removes || Object.values(entry.effects).some((points) => points !== 0)) && !entry.sources)
      note(path, 'effects cite nothing.', 'Add sources: and ids of sources.yaml; [advice] for our own judgement.')
    if (entry.see !== undefined) need([...path, 'see'], 'topic', entry.see, topicIds)
  }
  for (const [at, { answers }] of content.questions.entries())
    for (const [place, answer] of answers.entries()) check(['questions', at, 'answers', place], answer)
  for (const [at, rule] of content.rules.entries()) check(['rules', at], rule)
}

type Weighing = Pick<
  FlowContent['questions'][number]['answers'][number],
  'effects' | 'only' | 'drop' | 'removal' | 'because' | 'sources' | 'see'
>

function checkTieOrder({ content, note, need }: FlowCheck): void {
  const order = content['tie-order']
  const optionIds = content.options.map(({ id }) => id)
  for (const [at, option] of order.entries()) need(['tie-order', at], 'option', option, optionIds)
  const isWhole = optionIds.every((id) => order.filter((other) => other === id).length === 1)
  if (!isWhole) note(['tie-order'], 'tie-order does not name every option once.', `Write [${optionIds.join(', ')}].`)
}

function checkExamples({ content, note, need }: FlowCheck): void {
  const optionIds = content.options.map(({ id }) => id)
  const questionIds = content.questions.map(({ id }) => id)
  for (const [at, { answers, expect, not }] of content.examples.entries()) {
    for (const [id, answer] of Object.entries(answers)) {
      const path = ['examples', at, 'answers', id]
      const question = content.questions.find((one) => one.id === id)
      if (!question) need(path, 'question', id, questionIds)
      else
        need(
          path,
          'answer',
          answer,
          question.answers.map((one) => one.id),
        )
    }
    for (const [place, option] of expect.entries()) need(['examples', at, 'expect', place], 'option', option, optionIds)
    for (const [place, option] of not.entries()) need(['examples', at, 'not', place], 'option', option, optionIds)
    if (not.some((option) => expect.includes(option)))
      note(['examples', at], 'an option is expected and excluded.', 'Keep it in expect or in not.')
  }
}
