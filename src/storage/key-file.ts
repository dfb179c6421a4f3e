import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { VersusError } from '#model/errors.ts'
import { codeOf, toStoreError } from './store-errors.ts'

/**
 * The random key of 32 bytes in a file that only its owner may read; made when it is not there. Two processes that start at once
 * agree on one.
 */
export function readOrMakeKeyFile(path: string): Uint8Array {
  return Buffer.from(read(path) ?? make(path), 'base64url')
}

function read(path: string): string | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw toStoreError(cause)
  }
  if (/^[\w-]{43}$/.test(text)) return text
  const message = `The key file ${path} holds no key. Put back the earlier file or set VERSUS_SECRET; if the key is lost, delete the file, and the bot makes a new one.`
  throw new VersusError('store-key-file', message)
}

function make(path: string): string {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    // A link appears whole or not at all, and never replaces what another process has just put there.
    linkSync(draft, path)
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw toStoreError(cause)
  } finally {
    rmSync(draft, { force: true })
  }
  const made = read(path)
  if (made === undefined) throw new VersusError('store-key-file', `The key file ${path} cannot be made.`)
  return made
}
