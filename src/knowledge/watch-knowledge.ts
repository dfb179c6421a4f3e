import { type FSWatcher, watch as watchFolder } from 'node:fs'
import { describeFault } from './fault.ts'
import { listAllFolders, takeFingerprint } from './fingerprint.ts'
import type { KnowledgeFolder } from './knowledge-folder.ts'
import type { Loaded } from './load-knowledge.ts'

/** An editor saves in several steps; this is longer than the pause between them. */
const SETTLE_MS = 200
/** Where the system tells us nothing we look ourselves, as often as a person would. */
const POLL_MS = 2_000

/** What the caller has read: its version, and `takeFingerprint` of the folders from before it was read. */
export interface ReadBefore {
  readonly version: string
  readonly fingerprint: string
}

interface Options {
  readonly settleFor?: number
  readonly pollEvery?: number
  /** Another `watch` than the system's, for a test of a system that has none. */
  readonly watch?: (folder: string, onEvent: () => void) => FSWatcher
}

/**
 * Watches the knowledge folders and loads them anew after each edit, those since it was read included; the loader itself is only
 * imported then. `onChange` is called only when the content has changed. A faulty edit arrives as its faults, and the caller
 * keeps the last good version; when it is corrected, the knowledge arrives, even if it is the same as before.
 *
 * Each folder has a watcher of its own instead of one recursive watcher: that works on every system in the same way, and
 * notices a file that an editor replaces by renaming. All watchers are set anew after each event and before loading, so
 * that new and recreated folders are watched and nothing is missed in between. Where a folder cannot be watched (it is
 * gone, or the system has no watchers left), the times of the files are compared every two seconds instead.
 */
export function watchKnowledge(
  where: string | readonly KnowledgeFolder[],
  read: ReadBefore,
  onChange: (loaded: Loaded) => void,
  { settleFor = SETTLE_MS, pollEvery = POLL_MS, watch = watchSystem }: Options = {},
): { readonly close: () => void } {
  let watchers: readonly FSWatcher[] = []
  let settling: NodeJS.Timeout | undefined
  let polling: NodeJS.Timeout | undefined
  let fingerprint = ''
  let known = read.version
  let reloads = 0

  const stopWatching = (): void => {
    for (const watcher of watchers) watcher.close()
    watchers = []
    clearInterval(polling)
  }
  const startWatching = (): void => {
    stopWatching()
    const set: FSWatcher[] = []
    watchers = set
    try {
      for (const folder of listAllFolders(where)) {
        const watcher = watch(folder, settle)
        set.push(watcher)
        watcher.on('error', settle)
      }
    } catch {
      stopWatching()
      fingerprint = takeFingerprint(where)
      polling = setInterval(poll, pollEvery).unref()
    }
  }
  const settle = (): void => {
    clearTimeout(settling)
    settling = setTimeout(() => void reload(), settleFor).unref()
  }
  const poll = (): void => {
    const now = takeFingerprint(where)
    if (now === fingerprint) return
    fingerprint = now
    settle()
  }
  const reload = async (): Promise<void> => {
    startWatching()
    const turn = ++reloads
    const { loadKnowledge } = await import('./load-knowledge.ts')
    if (turn !== reloads) return
    const next = loadKnowledge(where)
    const signature = signatureOf(next)
    if (signature === known) return
    known = signature
    onChange(next)
  }

  startWatching()
  if (takeFingerprint(where) !== read.fingerprint) settle()
  return {
    close: () => {
      reloads = Infinity
      clearTimeout(settling)
      stopWatching()
    },
  }
}

function watchSystem(folder: string, onEvent: () => void): FSWatcher {
  return watchFolder(folder, { persistent: false }, onEvent)
}

function signatureOf(loaded: Loaded): string {
  return 'knowledge' in loaded ? loaded.knowledge.version : loaded.faults.map(describeFault).join('\n')
}
