import type { AnswerSets, Opening } from '#model/flow.ts'
import type { Walkthrough, WalkthroughAct } from '#model/walkthrough.ts'
import { own } from './plan.ts'

/**
 * The act of pressing *Next* on the opening card: `ticked` are the places of the boxes. Several boxes of one question narrow it
 * to all their answers. A question without a tick gets its plain answer; where its box was ticked beforehand (read from a message,
 * or ticked earlier), that is taken back expressly.
 */
export function openingAct(
  { ticks, plain }: Opening,
  ticked: readonly number[],
  { held }: Walkthrough,
): Extract<WalkthroughAct, { readonly kind: 'answer' }> {
  const answers = new Map<string, readonly string[]>()
  for (const at of new Set(ticked))
    for (const [question, sets] of Object.entries(ticks[at]?.sets ?? {}))
      answers.set(question, [...new Set([...(answers.get(question) ?? []), ...sets])])
  for (const { question, said, isPlain } of held) {
    const usual = own(plain, question)
    const isUnticked = usual && !isPlain && said.length > 0 && !said.some((answer) => usual.includes(answer))
    if (isUnticked && !answers.has(question)) answers.set(question, usual)
  }
  return { kind: 'answer', answers: Object.fromEntries(answers), plain }
}

/** The places of the boxes that are ticked, for a card that shows what is known already. */
export function tickedOf({ ticks }: Opening, { held }: Walkthrough): readonly number[] {
  const said = new Map(held.map((one) => [one.question, one.isPlain ? [] : one.said]))
  return ticks.flatMap(({ sets }, at) => (overlaps(sets, said) ? [at] : []))
}

function overlaps(sets: AnswerSets, said: ReadonlyMap<string, readonly string[]>): boolean {
  return Object.entries(sets).every(([question, answers]) => {
    return said.get(question)?.some((answer) => answers.includes(answer)) === true
  })
}
