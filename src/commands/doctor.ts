import { createServer } from 'node:net'
import type { Configured, Config } from '#config.ts'
import { describeFault } from '#knowledge/fault.ts'
import { holderOf, type KnowledgeFolder, shownPath } from '#knowledge/knowledge-folder.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import type { KnowledgeBase } from '#model/knowledge.ts'
import { openStore } from '#storage/open-store.ts'
import { lookAtTokens } from './look-at-tokens.ts'
import { knowledgeFolders } from './knowledge-folders.ts'

/** From this age on a claim should be compared with its source again. */
const STALE_DAYS = 365
const DAY_MS = 86_400_000

interface Finding {
  readonly what: string
  readonly isWell: boolean
  /** What was found, or what to do. */
  readonly text: string
}

/** Looks at everything that the bot needs and says in plain words what to fix. Gives the exit code: 1 where something is wrong. */
export async function doctor(configured: Configured, now: number): Promise<number> {
  const findings: Finding[] = []
  if ('faults' in configured) {
    for (const text of configured.faults) findings.push({ what: 'settings', isWell: false, text })
  } else {
    const { config } = configured
    findings.push(
      { what: 'settings', isWell: true, text: 'are right' },
      ...lookAtKnowledge(config, now),
      await lookAtStore(config, now),
      await lookAtPort(config),
      ...(await lookAtTokens(config)),
    )
  }
  for (const { what, isWell, text } of findings) console.log(`${isWell ? 'ok   ' : 'FIX  '} ${what.padEnd(10)} ${text}`)
  return findings.every(({ isWell }) => isWell) ? 0 : 1
}

function lookAtKnowledge(config: Config, now: number): readonly Finding[] {
  const folders = knowledgeFolders(config)
  const loaded = loadKnowledge(folders)
  if ('faults' in loaded)
    return loaded.faults.map((fault) => ({ what: 'knowledge', isWell: false, text: describeFault(fault) }))
  const topics = loaded.knowledge.comparisons.flatMap((comparison) => comparison.topics)
  const stale = staleIn(loaded.knowledge, folders, now)
  const own = config.knowledge === undefined ? '' : `, ${config.knowledge.join(', ')} included`
  return [
    { what: 'knowledge', isWell: true, text: `${topics.length} topics, version ${loaded.knowledge.version}${own}` },
    ...stale.map((text) => ({ what: 'knowledge', isWell: false, text })),
  ]
}

/** Topics, sources and house notes that nobody has looked at for a year. */
function staleIn({ comparisons }: KnowledgeBase, folders: readonly KnowledgeFolder[], now: number): readonly string[] {
  const isStale = ({ checked }: { readonly checked?: string }): boolean =>
    checked !== undefined && now - Date.parse(checked) > STALE_DAYS * DAY_MS
  const found = (file: string, words?: string): string => {
    const holder = holderOf(folders, file, words)
    return holder ? shownPath(holder, file) : file
  }
  return comparisons.flatMap(({ id, topics, sources, notes }) => [
    ...topics
      .filter(isStale)
      .map(
        (topic) =>
          `${found(`${id}/topics/${topic.id}.md`)} was checked on ${topic.checked}: compare its claims with their sources, then renew the date.`,
      ),
    ...sources
      .filter(isStale)
      .map(
        (source) =>
          `${found(`${id}/sources.yaml`, source.url)}: ${source.id} was checked on ${source.checked}: open it, then renew the date.`,
      ),
    ...notes
      .filter(isStale)
      .map(
        ({ checked = '' }) =>
          `${found(`${id}/house.yaml`, checked)}: a note was checked on ${checked}: ask whether it still holds, then renew the date.`,
      ),
  ])
}

/** Opens it, which brings its schema up to date, writes and reads. */
async function lookAtStore({ database, secret }: Config, now: number): Promise<Finding> {
  const kind = /^postgres(ql)?:\/\//.test(database) ? 'PostgreSQL' : database === 'memory:' ? 'memory' : database
  try {
    const store = await openStore({ database, ...(secret === undefined ? {} : { secret }) })
    const health = await store.health(now)
    await store.close()
    return health.isWell
      ? { what: 'store', isWell: true, text: `${kind} can be written and read` }
      : { what: 'store', isWell: false, text: health.problem.message }
  } catch (error) {
    return { what: 'store', isWell: false, text: error instanceof Error ? error.message : String(error) }
  }
}

function lookAtPort({ host, port }: Config): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', (error) =>
        resolve({
          what: 'port',
          isWell: false,
          text: `${host}:${port} cannot be opened (${error.message}). Stop the other program, or set PORT.`,
        }),
      )
      .listen(port, host, () =>
        probe.close(() => resolve({ what: 'port', isWell: true, text: `${host}:${port} is free` })),
      )
  })
}
