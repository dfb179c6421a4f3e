import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, scryptSync } from 'node:crypto'

/** Encrypts small texts at rest. `context` names the row, so that a sealed text is of no use in another one. */
export interface Seal {
  /** Tells keys apart without telling anything about them. */
  readonly keyId: string
  seal(text: string, context: string): string
  /** Undefined when it was sealed with another key or for another context, or was changed since. */
  open(sealed: string, context: string): string | undefined
}

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM (NIST SP 800-38D), written as `v1.key id.nonce, text and tag`. `key` has 32 bytes. */
export function createSeal(key: Uint8Array): Seal {
  const cipherKey = Buffer.from(hkdfSync('sha256', key, '', 'versus addresses', 32))
  const keyId = createHash('sha256').update('versus key id').update(cipherKey).digest('hex').slice(0, 8)
  return {
    keyId,
    seal(text, context) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${keyId}.${body.toString('base64url')}`
    },
    open(sealed, context) {
      const [version, id, text] = sealed.split('.')
      if (version !== 'v1' || id !== keyId || text === undefined) return undefined
      const body = Buffer.from(text, 'base64url')
      if (body.length < nonceBytes + tagBytes) return undefined
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, body.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.from(context)).setAuthTag(body.subarray(-tagBytes))
      try {
        return decipher.update(body.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined
      }
    },
  }
}

/** A key from a secret that a person chose: scrypt makes guessing slow. Takes about 50 ms. */
export function keyFromSecret(secret: string, salt: string): Uint8Array {
  return scryptSync(secret.normalize('NFKC'), salt, 32)
}
