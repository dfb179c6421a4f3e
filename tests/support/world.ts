import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorld } from '#commands/open-world.ts'
import type { World } from '#core/world.ts'

/** The shipped knowledge; its trained matcher is kept in the temporary folder, so that only the first test pays for it. */
export function shippedWorld(): Promise<World> {
  return openWorld({ data: join(tmpdir(), 'versus-tests') })
}
