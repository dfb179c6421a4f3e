import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { FlowFile } from './flow-schema.ts'
import { ComparisonFile, HouseFile, SourcesFile, TopicHead } from './schema.ts'

const SCHEMAS = {
  comparison: ComparisonFile,
  sources: SourcesFile,
  topic: TopicHead,
  flow: FlowFile,
  house: HouseFile,
} as const

/**
 * JSON Schema for editors, by file name: an editor with a YAML extension completes keys and marks slips while somebody
 * types. The same schemas always give the same text. Draft 7 is what editors understand best; what a schema cannot say
 * (ids that lead nowhere, words counted) only the loader checks.
 */
function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const described = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
      return [`${name}.schema.json`, `${JSON.stringify(described, undefined, 2)}\n`]
    }),
  )
}

export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text)
}

/** The names of files that are missing or not what `writeSchemas` would write. Line ends make no difference. */
export function findOutdatedSchemas(folder: string): readonly string[] {
  return [...jsonSchemas()].filter(([name, text]) => readOrEmpty(join(folder, name)) !== text).map(([name]) => name)
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return ''
  }
}
