import type { Reply } from '#model/reply.ts'

/** The words of texts and lists, a line each. */
export function textIn({ blocks }: Reply): string {
  return blocks
    .flatMap((block) => (block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : []))
    .map((text) => text.map((span) => span.text).join(''))
    .join('\n')
}

function offersIn({ blocks }: Reply): readonly { readonly ref: string; readonly label: string }[] {
  return blocks.flatMap((block): readonly { readonly ref: string; readonly label: string }[] => {
    if (block.kind === 'actions') return block.items
    return block.kind === 'choices' ? block.options : []
  })
}

export function labelsIn(reply: Reply): readonly string[] {
  return offersIn(reply).map(({ label }) => label)
}

/** The reference behind a label; fails where there is none. */
export function refIn(reply: Reply, label: string): string {
  const found = offersIn(reply).find((one) => one.label === label)
  if (!found) throw new Error(`no button "${label}" among ${labelsIn(reply).join(', ')}`)
  return found.ref
}
