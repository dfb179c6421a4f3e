import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { VersusError } from '#model/errors.ts'
import { parse } from './json.ts'
import type { Schema } from './schema.ts'
import { createSeal, type Seal } from './seal.ts'

interface Marker {
  readonly salt: string
  readonly check: string
}

const context = 'meta seal'

/** The key of 32 bytes, given the database's salt. */
type KeyFor = (salt: string) => Uint8Array

/**
 * The seal of this database. Its first opening leaves a sealed marker behind, so that a later one with another secret is
 * noticed at once and not when the first reply cannot be delivered.
 */
export async function openSeal(db: Kysely<Schema>, keyFor: KeyFor): Promise<Seal> {
  const marker = (await readMarker(db)) ?? (await makeMarker(db, keyFor))
  const seal = createSeal(keyFor(marker.salt))
  if (seal.open(marker.check, context) === 'versus') return seal
  const message =
    "The secret is not the one that this database was made with. Put back the earlier VERSUS_SECRET (or, where none was set, the earlier key file beside the database). If it is lost, run `delete from meta where name = 'seal'` on the database (PostgreSQL: versus.meta): private replies under way then go to direct messages instead, and workspaces that added the bot add it again."
  throw new VersusError('store-wrong-secret', message)
}

/** Of two processes that start at once, one's marker stands. */
async function makeMarker(db: Kysely<Schema>, keyFor: KeyFor): Promise<Marker> {
  const salt = randomBytes(16).toString('base64url')
  const draft: Marker = { salt, check: createSeal(keyFor(salt)).seal('versus', context) }
  await db
    .insertInto('meta')
    .values({ name: 'seal', value: JSON.stringify(draft) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await readMarker(db)) ?? draft
}

async function readMarker(db: Kysely<Schema>): Promise<Marker | undefined> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', 'seal').executeTakeFirst()
  return row && (parse(row.value) as Marker)
}
