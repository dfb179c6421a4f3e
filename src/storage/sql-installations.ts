import type { Installations } from '#model/store.ts'
import type { Access } from './access.ts'
import { readJson } from './json.ts'

/** Sealed for its own row, so that a workspace's tokens are of no use in another's. */
const contextOf = (key: string): string => `installation ${key}`

export function createSqlInstallations({ ask, write, seal }: Access): Installations {
  return {
    get: (key) =>
      ask(async (db) => {
        const row = await db
          .selectFrom('installation')
          .select(['under', 'sealed'])
          .where('key', '=', key)
          .executeTakeFirst()
        const text = row && seal.open(row.sealed, contextOf(key))
        if (!row || text === undefined) return undefined
        return { key, body: readJson(text), ...(row.under === null ? {} : { under: row.under }) }
      }),

    put: ({ key, body, under }) =>
      write(async (db) => {
        const values = { under: under ?? null, sealed: seal.seal(JSON.stringify(body), contextOf(key)) }
        await db
          .insertInto('installation')
          .values({ key, ...values })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
          .execute()
      }),

    delete: (key) =>
      write(async (db) => {
        const deleted = await db
          .deleteFrom('installation')
          .where((where) => where.or([where('key', '=', key), where('under', '=', key)]))
          .returning('key')
          .execute()
        return deleted.some((row) => row.key === key)
      }),
  }
}
