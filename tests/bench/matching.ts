import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import type { MatchOutcome, MatchTopic } from '#model/match.ts'
import { fuseJs, miniSearch, nlpJs, versus, type Rank, type Ranker } from './rankers.ts'

// Accuracy on sets of questions: `npm run bench -- matching --data <folder>`. The folder holds
//
//   <name>-<n>.train.jsonl        {"text", "label"}: the phrasings, n a topic; the label "oos" marks background
//   <name>.test.jsonl             the questions; those labelled "oos" deserve no answer
//   <name>.test-typos.jsonl       the same, misspelt

const line = z.object({ text: z.string(), label: z.string() })
type Line = z.infer<typeof line>

/** A ranker that takes tens of milliseconds a question is asked this many. */
const askedOfSlow = 250

/** The label of messages that deserve no answer. */
const outside = 'oos'

export async function matching(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } } })
  if (values.data === undefined) throw new Error('Name the folder of the sets: --data <folder>.')
  const { data } = values
  const sets = readdirSync(data)
    .filter((name) => name.endsWith('.train.jsonl'))
    .toSorted()
  if (sets.length === 0) throw new Error(`${data} holds no file that ends in .train.jsonl.`)
  const vectors = loadWordVectors()
  const peer = await nlpJs()
  const rankers = [versus(vectors), versus(undefined), fuseJs, miniSearch, ...(peer ? [peer] : [])]
  for (const set of sets) {
    console.log(`\n${set}`)
    for (const ranker of rankers) console.log(await measure(ranker, data, set))
  }
}

async function measure(ranker: Ranker, data: string, set: string): Promise<string> {
  const train = readLines(join(data, set))
  const started = performance.now()
  const background = train.filter(({ label }) => label === outside).map(({ text }) => text)
  const rank = await ranker.build(topicsOf(train), background)
  const seconds = (performance.now() - started) / 1000
  const name = set.replace(/-\d+\.train\.jsonl$/, '')
  const results: string[] = [`  ${ranker.name.padEnd(20)} built in ${seconds.toFixed(1)} s`]
  for (const kind of ['test', 'test-typos']) {
    const file = join(data, `${name}.${kind}.jsonl`)
    if (!existsSync(file)) continue
    const questions = readLines(file)
    const step = ranker.isSlow ? Math.ceil(questions.length / askedOfSlow) : 1
    const asked = questions.filter((_, at) => at % step === 0)
    results.push(`    ${kind.padEnd(12)} ${await ask(rank, asked)}${step > 1 ? ` (of ${asked.length} questions)` : ''}`)
  }
  return results.join('\n')
}

async function ask(rank: Rank, questions: readonly Line[]): Promise<string> {
  const inside: Asked[] = []
  const beyond: Asked[] = []
  for (const { text, label } of questions) {
    const { id, outcome } = await rank(text)
    const asked = { isRight: id === label, outcome }
    if (label === outside) beyond.push(asked)
    else inside.push(asked)
  }
  const accuracy = `accuracy ${percent(inside.filter(({ isRight }) => isRight).length, inside.length)}`
  const ofBeyond = beyond.length > 0 ? ` | out of scope: ${bands(beyond)}` : ''
  return `${accuracy}${inside[0]?.outcome ? ` | in scope: ${bands(inside)}${ofBeyond}` : ''}`
}

interface Asked {
  readonly isRight: boolean
  readonly outcome: MatchOutcome | undefined
}

function bands(asked: readonly Asked[]): string {
  const share = (outcome: MatchOutcome): string =>
    percent(asked.filter((one) => one.outcome === outcome).length, asked.length)
  const sure = asked.filter(({ outcome }) => outcome === 'sure')
  const right = percent(sure.filter(({ isRight }) => isRight).length, sure.length)
  return `sure ${share('sure')} (right ${right}), unsure ${share('unsure')}, none ${share('none')}`
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
}

function readLines(file: string): readonly Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => line.parse(JSON.parse(text)))
}

function topicsOf(lines: readonly Line[]): readonly MatchTopic[] {
  const phrasings = new Map<string, string[]>()
  for (const { text, label } of lines) {
    if (label === outside) continue
    const own = phrasings.get(label)
    if (own) own.push(text)
    else phrasings.set(label, [text])
  }
  return [...phrasings].map(([id, own]) => ({ id, phrasings: own }))
}
