import type { Flow, FlowQuestion } from '#model/flow.ts'
import { toPlainText } from '../text/rich-text.ts'
import { lowerFirst } from '../text/tidy.ts'

// What authors wrote as sentences, made part of longer ones:
//
//   "It runs VMs well, and no containers yet."   about The team   the team runs VMs well, and no containers yet
//   "In a container a database wants a volume."                   in a container a database wants a volume
//   "Windows containers have no desktop."                         Windows containers have no desktop

/** A sentence as what stands behind "because"; "It" is what the question is about. */
export function clauseOf(flow: Flow, text: string, about?: Pick<FlowQuestion, 'label'>): string {
  const sentence = text.trim().replace(/\.$/, '')
  return about && /^It\s/.test(sentence)
    ? `${inside(flow, about.label)}${sentence.slice('It'.length)}`
    : inside(flow, sentence)
}

/** A label or a sentence within another: it loses its capital, unless its first word is a name. */
export function inside(flow: Flow, text: string): string {
  const lower = lowerFirst(text)
  if (lower !== text) return lower
  const [word = ''] = /^\p{Lu}\p{Ll}+/u.exec(text) ?? []
  return word === '' || namesIn(flow).has(word) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

/** "a, b and c" */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** What the authors write with a capital in the middle of a sentence is a name: "Windows", "Kubernetes". */
function namesIn({ questions, rules, options, opening }: Flow): ReadonlySet<string> {
  const texts = [
    ...questions.flatMap(({ ask, why, answers }) => [
      ask,
      toPlainText(why.text),
      ...answers.flatMap(({ label, because = '', not }) => [label, because, not ? toPlainText(not.text) : '']),
    ]),
    ...rules.map(({ because }) => because),
    ...options.flatMap(({ name, line }) => [name, line]),
    ...(opening?.ticks.map(({ label }) => label) ?? []),
  ]
  return new Set(texts.flatMap((text) => text.match(/(?<=[\p{Ll}\p{N}][,;]? )\p{Lu}\p{Ll}+/gu) ?? []))
}
