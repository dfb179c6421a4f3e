// npm run torture -- --kills 200 [--database sqlite|postgres]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startTestPostgres } from '../support/postgres.ts'
import { isUnharmed } from './ledger.ts'
import { torture } from './torture.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, database: { type: 'string', default: 'sqlite' } },
})
const folder = mkdtempSync(join(tmpdir(), 'versus-torture-'))
const server = values.database === 'postgres' ? await startTestPostgres() : undefined

try {
  if (values.database === 'postgres' && !server) throw new Error('There is no PostgreSQL on this machine.')
  const database = (await server?.freshDatabase()) ?? join(folder, 'torture.db')
  const wounds = await torture({ kills: Number(values.kills), database, report: (text) => console.error(text) })
  console.log(`database          ${values.database}
kills             ${wounds.kills}
accepted          ${wounds.accepted}, and ${wounds.refused} asked to try again
lost              ${wounds.lost} (must be 0)
applied twice     ${wounds.appliedTwice} (must be 0)
out of order      ${wounds.disordered} (must be 0)
delivered twice   ${wounds.deliveredTwice}, of which ${wounds.explained} because the kill fell between the platform's acceptance and our note of it (must be all)`)
  process.exitCode = isUnharmed(wounds) ? 0 : 1
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}
