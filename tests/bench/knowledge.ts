import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { knowledgeFolders } from '#commands/knowledge-folders.ts'
import { openWorld } from '#commands/open-world.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'

// How long a start waits for the knowledge: read and checked from its files, made ready for the first time (what was learnt stands
// beside the texts), and ready again from the data folder. `npm run bench -- knowledge [--rounds 5]`

/** With everything kept from an earlier start. */
const WISHED_MS = 500

export async function knowledge(args: readonly string[]): Promise<void> {
  const rounds = Number(args[args.indexOf('--rounds') + 1] ?? 5) || 5
  const data = mkdtempSync(join(tmpdir(), 'versus-bench-knowledge-'))
  try {
    const parse = await times(rounds, () => {
      const loaded = loadKnowledge(knowledgeFolders({ data }))
      if ('faults' in loaded) throw new Error('The knowledge has faults; run npm run check:knowledge.')
    })
    const first = await times(1, () => openWorld({ data }))
    const again = await times(rounds, () => openWorld({ data }))
    console.log(`  ${'files read and checked'.padEnd(34)} first ${spoken(parse[0])}, then ${spoken(middle(parse))}`)
    console.log(`  ${'ready for the first time'.padEnd(34)} ${spoken(first[0])}`)
    const cached = `first ${spoken(again[0])}, then ${spoken(middle(again))}`
    console.log(`  ${'ready from the data folder'.padEnd(34)} ${cached}; wished: below ${WISHED_MS} ms`)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function times(rounds: number, run: () => unknown): Promise<readonly number[]> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await run()
    taken.push(performance.now() - start)
  }
  return taken
}

function middle(taken: readonly number[]): number | undefined {
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)]
}

function spoken(milliseconds: number | undefined): string {
  return milliseconds === undefined ? 'not measured' : `${milliseconds.toFixed(0)} ms`
}
