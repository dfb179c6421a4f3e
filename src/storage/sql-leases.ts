import type { Leases } from '#model/store.ts'
import type { Access } from './access.ts'

export function createSqlLeases({ change, dialect }: Access): Leases {
  return {
    renew: ({ holder, until }) =>
      change(async (transaction) => {
        await transaction.updateTable('lease').set({ until }).where('holder', '=', holder).execute()
        await transaction.updateTable('outbox').set({ until }).where('holder', '=', holder).execute()
      }),

    releaseAll: (holder) =>
      change(async (transaction) => {
        await transaction.deleteFrom('lease').where('holder', '=', holder).execute()
        await transaction.updateTable('outbox').set({ holder: null, unsure: 1 }).where('holder', '=', holder).execute()
      }),

    async takeOver(holder) {
      if (dialect.isShared) return
      await change(async (transaction) => {
        await transaction.deleteFrom('lease').where('holder', '<>', holder).execute()
        await transaction.updateTable('outbox').set({ holder: null, unsure: 1 }).where('holder', '<>', holder).execute()
      })
    },
  }
}
