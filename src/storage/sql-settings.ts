import type { Settings } from '#model/store.ts'
import type { Access } from './access.ts'
import { readJson } from './json.ts'

/** The name of no channel: the settings of the workspace itself. */
const whole = ''

export function createSqlSettings({ ask, write }: Access): Settings {
  return {
    get: ({ workspace, channel }) =>
      ask(async (db) => {
        const rows = await db
          .selectFrom('setting')
          .select(['name', 'value'])
          .where('workspace', '=', workspace)
          .where('channel', 'in', [whole, channel ?? whole])
          .orderBy('channel')
          .orderBy('name')
          .execute()
        return Object.fromEntries(rows.map(({ name, value }) => [name, readJson(value)]))
      }),

    set: ({ workspace, channel }, name, value) =>
      write(async (db) => {
        const scope = { workspace, channel: channel ?? whole, name }
        if (value === undefined) {
          await db
            .deleteFrom('setting')
            .where('workspace', '=', workspace)
            .where('channel', '=', scope.channel)
            .where('name', '=', name)
            .execute()
          return
        }
        const text = JSON.stringify(value)
        await db
          .insertInto('setting')
          .values({ ...scope, value: text })
          .onConflict((conflict) => conflict.columns(['workspace', 'channel', 'name']).doUpdateSet({ value: text }))
          .execute()
      }),
  }
}
