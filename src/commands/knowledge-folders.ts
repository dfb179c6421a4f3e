import { fileURLToPath } from 'node:url'
import type { Config } from '#config.ts'
import { type KnowledgeFolder, labelOf } from '#knowledge/knowledge-folder.ts'

/** The settings that decide what is known. */
export type WorldConfig = Pick<Config, 'knowledge' | 'withoutShipped' | 'data'>

/** The knowledge that comes with the program. */
export const SHIPPED = fileURLToPath(new URL('../../knowledge', import.meta.url))

/** What comes with the program first, then the team's own in the order of the setting. */
export function knowledgeFolders({ knowledge = [], withoutShipped }: WorldConfig): readonly KnowledgeFolder[] {
  return [...(withoutShipped === true ? [] : [{ path: SHIPPED, label: '' }]), ...knowledge.map(ownFolder)]
}

/** A team's, by the path that the setting has. */
export function ownFolder(path: string): KnowledgeFolder {
  return { path, label: labelOf(path), setting: 'VERSUS_KNOWLEDGE' }
}

/** Lies in a team's folder rather than in the program's. */
export function isOwn({ setting }: KnowledgeFolder): boolean {
  return setting !== undefined
}
