import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readOrMakeKeyFile } from '#storage/key-file.ts'
import { storable } from '#storage/json.ts'
import { createSeal, keyFromSecret } from '#storage/seal.ts'
import { anyText } from '../support/store-samples.ts'

const key = new Uint8Array(32).fill(7)
const seal = createSeal(key)
const folder = mkdtempSync(join(tmpdir(), 'versus-seal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('opens what it sealed, and seals the same text differently each time', () => {
  fc.assert(
    fc.property(anyText.map(storable), fc.string(), (text, context) => {
      const [one, two] = [seal.seal(text, context), seal.seal(text, context)]
      expect(seal.open(one, context)).toBe(text)
      expect(one).not.toBe(two)
    }),
  )
})

test('does not open what was changed, by one bit or altogether', () => {
  const sealed = seal.seal('a token', 'row 1')
  const [, , body = ''] = sealed.split('.')
  const bytes = Buffer.from(body, 'base64url')
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(seal.open(`v1.${seal.keyId}.${changed.toString('base64url')}`, 'row 1')).toBeUndefined()
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(seal.open(text, 'row 1')).toBeUndefined()
      expect(seal.open(`v1.${seal.keyId}.${text}`, 'row 1')).toBeUndefined()
    }),
  )
})

test('does not open what belongs to another row or was sealed with another key', () => {
  const sealed = seal.seal('a token', 'row 1')
  expect(seal.open(sealed, 'row 2')).toBeUndefined()
  const other = createSeal(new Uint8Array(32).fill(8))
  expect(other.open(sealed, 'row 1')).toBeUndefined()
  expect(other.open(sealed.replace(seal.keyId, other.keyId), 'row 1')).toBeUndefined()
})

const hex = (secret: string, salt: string): string => Buffer.from(keyFromSecret(secret, salt)).toString('hex')

test('makes the same key of the same secret and salt, and of nothing else', () => {
  expect(hex('secret', 'salt')).toBe(hex('secret', 'salt'))
  expect(hex('secret', 'salt')).not.toBe(hex('secret', 'other'))
  expect(hex('secret', 'salt')).not.toBe(hex('Secret', 'salt'))
  expect(hex('secret', 'salt')).toHaveLength(64)
})

test('makes a key file once, and leaves nothing else behind', () => {
  const path = join(folder, 'versus.db.key')
  const made = readOrMakeKeyFile(path)
  expect(readOrMakeKeyFile(path)).toEqual(made)
  expect(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')).toEqual(made)
  expect(readdirSync(folder)).toEqual(['versus.db.key'])
})

test('says what to do when a key file holds no key, and does not show what it holds', () => {
  const path = join(folder, 'broken.key')
  writeFileSync(path, 'half a key')
  expect(() => readOrMakeKeyFile(path)).toThrow('Put back the earlier file or set VERSUS_SECRET')
  expect(() => readOrMakeKeyFile(path)).not.toThrow('half a key')
})
