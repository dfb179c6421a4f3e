import { readFileSync } from 'node:fs'
import type { WordVectors } from '#model/match.ts'

// word-vectors.bin, made by build-word-vectors.ts (little-endian, as all machines that run Node are):
//
//   "VWV1" │ words │ dimensions │ bytes of text │ hash (8) │ words, one a line │ a scale per word │ a byte per number
//     4        4         4             4             8           text              float32             int8

export const magic = 'VWV1'
const headerLength = 24

/** The shipped table of word vectors: 60,000 English words, the commonest first. Reads the file; some milliseconds. */
export function loadWordVectors(): WordVectors {
  return parseWordVectors(readFileSync(new URL('word-vectors.bin', import.meta.url)))
}

/** Reads a table from its bytes. Throws where they are something else or are cut short. */
export function parseWordVectors(file: Buffer): WordVectors {
  if (file.length < headerLength || file.toString('latin1', 0, 4) !== magic) {
    throw new Error('word-vectors.bin is no table of word vectors: make it anew with build-word-vectors.ts.')
  }
  const count = file.readUInt32LE(4)
  const dimensions = file.readUInt32LE(8)
  const scalesAt = headerLength + file.readUInt32LE(12)
  const valuesAt = scalesAt + 4 * count
  if (file.length !== valuesAt + count * dimensions) {
    throw new Error('word-vectors.bin is cut short: fetch it again, or make it anew with build-word-vectors.ts.')
  }
  // Copies, so that the numbers are aligned and the file's memory is let go.
  return {
    version: file.toString('hex', 16, headerLength),
    dimensions,
    words: file.toString('utf8', headerLength, scalesAt),
    scales: new Float32Array(new Uint8Array(file.subarray(scalesAt, valuesAt)).buffer),
    values: new Int8Array(new Uint8Array(file.subarray(valuesAt)).buffer),
  }
}
