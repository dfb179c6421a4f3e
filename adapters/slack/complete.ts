import type { Show } from '#model/adapter.ts'
import type { Field } from '#model/form.ts'
import { fits, nameField } from './field-ids.ts'
import { MOST_OPTIONS } from './limits.ts'
import type { Typing } from './received.ts'
import { drawOption } from './render-form.ts'
import { decisionOptions } from './render-home.ts'

type SlackOption = ReturnType<typeof drawOption>

/** The options of a menu for what was typed so far. */
export async function complete(show: Show, typing: Typing): Promise<readonly SlackOption[]> {
  const shown = await show(typing.query)
  if (typing.kind === 'decisions') return shown.kind === 'completions' ? decisionOptions(shown.options) : []
  const field = shown.kind === 'form' ? shown.form.fields.find(({ id }) => id === typing.field) : undefined
  return field?.kind === 'choice' ? matching(field, typing.typed) : []
}

/** Those that have the words typed, in any order; those that begin with them first. */
function matching(field: Extract<Field, { kind: 'choice' }>, typed: string): readonly SlackOption[] {
  const name = nameField(
    field.id,
    field.options.map(({ id }) => id),
  )
  if (!name) return []
  const words = typed.toLowerCase().split(/\s+/)
  const start = typed.trim().toLowerCase()
  const found = field.options.filter(({ id, label }) => {
    const text = label.toLowerCase()
    return fits(id, name) && words.every((word) => text.includes(word))
  })
  const isStart = ({ label }: { readonly label: string }): boolean => label.toLowerCase().startsWith(start)
  return [...found.filter(isStart), ...found.filter((option) => !isStart(option))]
    .slice(0, MOST_OPTIONS)
    .map((option) => drawOption(option, name))
}
