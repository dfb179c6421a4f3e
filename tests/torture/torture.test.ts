import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from 'vitest'
import { startTestPostgres } from '../support/postgres.ts'
import { isUnharmed } from './ledger.ts'
import { torture } from './torture.ts'

const server = await startTestPostgres()
const folder = mkdtempSync(join(tmpdir(), 'versus-torture-'))
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.concurrent('a bot that is killed a dozen times under load loses nothing and applies nothing twice', () => {
  test('on SQLite', { timeout: 120_000 }, async ({ expect }) => {
    const wounds = await torture({ kills: 12, lives: [20, 500], database: join(folder, 'torture.db') })
    expect(wounds.accepted).toBeGreaterThan(12)
    expect(wounds).toSatisfy(isUnharmed)
  })

  test.skipIf(!server)('on PostgreSQL', { timeout: 120_000 }, async ({ expect }) => {
    const wounds = await torture({ kills: 12, lives: [20, 500], database: (await server?.freshDatabase()) ?? '' })
    expect(wounds.accepted).toBeGreaterThan(12)
    expect(wounds).toSatisfy(isUnharmed)
  })
})
