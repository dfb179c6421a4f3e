import type { Delivery } from '#model/adapter.ts'
import type { Found } from '#model/found.ts'
import type { Outcome } from '#model/outcome.ts'

/**
 * An answer that was judged wrong is edited where it stands, for everybody who saw it: not at the place of the button that said
 * so, nor by its address, which shows things to one person.
 */
export function editJudged(
  deliveries: readonly Delivery[],
  { replies }: Pick<Outcome, 'replies'>,
  { judged }: Found,
): readonly Delivery[] {
  if (!judged) return deliveries
  const { id, place } = judged.reply
  return deliveries.map((delivery) => {
    const reply = replies.find((one) => one.id === delivery.reply.id && one.replaces === id)
    return reply ? { reply, place } : delivery
  })
}
