import { fileURLToPath } from 'node:url'
import { findOutdatedSchemas, writeSchemas } from '#knowledge/json-schema.ts'

const SHIPPED = fileURLToPath(new URL('../../knowledge/schema', import.meta.url))

/**
 * `schema` writes the JSON Schema files that editors read; `schema --check` says which are out of date. Gives the exit
 * code: 1 where one is out of date, 2 for an argument that means nothing.
 */
export function schema(args: readonly string[], folder: string = SHIPPED): number {
  const unknown = args.find((arg) => arg !== '--check')
  if (unknown !== undefined) {
    console.error(`"${unknown}" means nothing here. Use: npm run knowledge-schema, or with -- --check`)
    return 2
  }
  if (!args.includes('--check')) {
    writeSchemas(folder)
    return 0
  }
  const outdated = findOutdatedSchemas(folder)
  for (const name of outdated) console.error(`knowledge/schema/${name} is out of date. → Run: npm run knowledge-schema`)
  return outdated.length > 0 ? 1 : 0
}
