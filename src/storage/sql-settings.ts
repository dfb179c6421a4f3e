import type { Kysely } from 'kysely'
import type { Json, Settings, SettingScope } from '#model/store.ts'
import type { Access } from './access.ts'
import { readJson } from './json.ts'
import type { Schema } from './schema.ts'

/** The name of no channel: the settings of the workspace itself. */
const whole = ''

export async function putSetting(
  db: Kysely<Schema>,
  { workspace, channel = whole }: SettingScope,
  name: string,
  value: Json | undefined,
): Promise<void> {
  if (value === undefined) {
    await db
      .deleteFrom('setting')
      .where('workspace', '=', workspace)
      .where('channel', '=', channel)
      .where('name', '=', name)
      .execute()
    return
  }
  const text = JSON.stringify(value)
  await db
    .insertInto('setting')
    .values({ workspace, channel, name, value: text })
    .onConflict((conflict) => conflict.columns(['workspace', 'channel', 'name']).doUpdateSet({ value: text }))
    .execute()
}

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

    set: (scope, name, value) => write((db) => putSetting(db, scope, name, value)),
  }
}
