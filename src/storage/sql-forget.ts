import type { Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** Erases what was said in a message that was deleted: the message itself, its edits, the replies to them, their gaps. */
export async function forget(transaction: Transaction<Schema>, request: string): Promise<void> {
  const named = await transaction
    .selectFrom('inbox')
    .select(['id', 'message'])
    .where((eb) => eb.or([eb('message', '=', request), eb('id', '=', request)]))
    .execute()
  // An edit may be named, too: it leads to the others of its message.
  const messages = [...new Set([request, ...named.map(({ message }) => message)])]
  const of = await transaction.selectFrom('inbox').select('id').where('message', 'in', messages).execute()
  const requests = [...new Set([request, ...of.map(({ id }) => id)])]
  await transaction
    .updateTable('inbox')
    .set({ body: null, via: null, via_expires_at: null })
    .where('id', 'in', requests)
    .where('done_at', 'is not', null)
    .execute()
  await transaction
    .updateTable('outbox')
    .set(({ eb }) => ({
      state: eb
        .case()
        .when('state', '=', 'waiting')
        .then('withdrawn' as const)
        .else(eb.ref('state'))
        .end(),
      body: null,
      via: null,
      via_expires_at: null,
    }))
    .where('request', 'in', requests)
    .where('kind', '=', 'reply')
    .execute()
  await transaction.deleteFrom('gap').where('request', 'in', requests).execute()
}
