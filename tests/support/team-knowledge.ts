import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { describeFault } from '#knowledge/fault.ts'
import { type KnowledgeFolder, onlyFolder } from '#knowledge/knowledge-folder.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import type { Comparison } from '#model/knowledge.ts'
import { type Overrides, writeKnowledge } from './knowledge.ts'

/** A topic that a team adds to tea-vs-coffee; it cites a source of its own and one of the comparison's. */
export const OUR_TOPIC = `---
id: our-machine
title: Our coffee machine
label: Our machine
criterion: caffeine
favours: none
better: false
related: [caffeine]
checked: 2026-11-24
questions:
  - where is our coffee machine
  - how do I clean the machine
  - who refills the beans
---
**On the second floor.** It is cleaned on Fridays.[^house-book]

- **Strength:** as strong as filter coffee.[^food-safety]
`

const OUR_SOURCES = `sources:
  - id: house-book
    title: The book of the house
    publisher: House
    url: https://house.example.org
    strength: primary
    checked: 2026-11-24
`

export const OUR_ADDITIONS: Files = {
  'tea-vs-coffee/topics/our-machine.md': OUR_TOPIC,
  'tea-vs-coffee/sources.yaml': OUR_SOURCES,
}

export type Files = Readonly<Record<string, string>>

/** A team's folder with these files, as the setting would name it "ours". */
export function writeTeam(files: Files, name = 'ours'): KnowledgeFolder {
  const path = mkdtempSync(join(tmpdir(), 'versus-team-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true })
    writeFileSync(join(path, file), text)
  }
  return { path, label: `${name}/`, setting: 'VERSUS_KNOWLEDGE' }
}

/** The small comparison as what is shipped, and teams' folders beside it. */
export function joined(teams: readonly KnowledgeFolder[], overrides: Overrides = {}): readonly KnowledgeFolder[] {
  return [...onlyFolder(writeKnowledge(overrides)), ...teams]
}

export function comparisonsOf(folders: readonly KnowledgeFolder[]): readonly Comparison[] {
  const loaded = loadKnowledge(folders)
  if ('faults' in loaded) throw new Error(`Faults:\n${loaded.faults.map(describeFault).join('\n')}`)
  return loaded.knowledge.comparisons
}

/** The faults of joined folders, each on a line. */
export function linesOf(folders: readonly KnowledgeFolder[]): readonly string[] {
  const loaded = loadKnowledge(folders)
  return 'faults' in loaded ? loaded.faults.map(describeFault) : []
}
