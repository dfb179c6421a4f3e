import { respond } from '#core/respond.ts'
import type { World } from '#core/world.ts'
import type { Conversation } from '#model/conversation.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Block, Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'

type Said = string | { readonly press: string } | Pick<Extract<Request, { kind: 'question' }>, 'text' | 'hasPicture'>

/** Says one thing after the other in one thread, and gives all outcomes. */
export function talk(world: World, ...said: readonly Said[]): readonly Outcome[] {
  let memory: Conversation = { id: 'thread', revision: 0, touchedAt: 0 }
  return said.map((one, at) => {
    const envelope = {
      id: `r${at}`,
      at,
      from: { id: 'ana', name: 'Ana' },
      place: { platform: 'test', workspace: 'w', channel: 'c', audience: 'public' as const },
    }
    const request: Request =
      typeof one === 'string'
        ? { ...envelope, kind: 'question', text: one }
        : 'press' in one
          ? { ...envelope, kind: 'press', ref: one.press }
          : { ...envelope, kind: 'question', ...one }
    const outcome = respond(request, memory, world)
    ;({ memory } = outcome)
    return outcome
  })
}

/** The outcome of the last thing said. */
export function last(world: World, ...said: readonly Said[]): Outcome {
  const outcome = talk(world, ...said).at(-1)
  if (!outcome) throw new Error('nothing was said')
  return outcome
}

/** The bold start of a reply. */
export function verdictOf(outcome: Outcome): string {
  const lead = blocksOf(outcome).find((block) => block.kind === 'text')
  return lead?.text.find((span) => span.kind === 'strong')?.text ?? ''
}

export function blocksOf(outcome: Outcome): readonly Block[] {
  return outcome.replies.flatMap((reply: Reply) => reply.blocks)
}

/** The labels of all buttons and choices. */
export function labelsOf(outcome: Outcome): readonly string[] {
  return blocksOf(outcome).flatMap((block) =>
    block.kind === 'actions'
      ? block.items.map((item) => item.label)
      : block.kind === 'choices'
        ? block.options.map((option) => option.label)
        : [],
  )
}

/** The reference behind a label; fails when there is none. */
export function refOf(outcome: Outcome, label: string): string {
  const refs = blocksOf(outcome).flatMap((block): readonly { ref: string; label: string }[] => {
    if (block.kind === 'actions') return block.items
    return block.kind === 'choices' ? block.options : []
  })
  const found = refs.find((one) => one.label === label)
  if (!found) throw new Error(`no button "${label}" among ${refs.map((one) => one.label).join(', ')}`)
  return found.ref
}

/** All texts of a reply, joined. */
export function textOf(outcome: Outcome): string {
  return blocksOf(outcome)
    .flatMap((block) => {
      if (block.kind === 'text') return [block.text]
      return block.kind === 'list' ? block.items : []
    })
    .map((text) => text.map((span) => span.text).join(''))
    .join('\n')
}

export function topicOf(outcome: Outcome): string | undefined {
  const match = outcome.findings[0]?.match
  return match?.kind === 'sure' ? match.topic : undefined
}
