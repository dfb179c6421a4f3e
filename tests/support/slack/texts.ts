import type { SlackBlock } from './blocks.ts'

/** Everything that a message's blocks show as text, in order. */
export function textsOf(message: { readonly blocks: readonly SlackBlock[] } | undefined): readonly string[] {
  return (message?.blocks ?? []).flatMap(textsIn)
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  )
}
