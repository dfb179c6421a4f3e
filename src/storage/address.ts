import type { Address } from '#model/request.ts'
import { readAddress } from './json.ts'
import type { Seal } from './seal.ts'

interface SealedAddress {
  readonly via: string | null
  readonly via_expires_at: number | null
}

export function sealAddress(via: Address | undefined, seal: Seal, context: string): SealedAddress {
  if (!via) return { via: null, via_expires_at: null }
  return { via: seal.seal(JSON.stringify(via), context), via_expires_at: via.expiresAt }
}

/** Undefined when there is none, when its time is over, and when the key that sealed it is gone. */
export function openAddress(row: SealedAddress, seal: Seal, context: string, now: number): Address | undefined {
  if (row.via === null || row.via_expires_at === null || row.via_expires_at <= now) return undefined
  const text = seal.open(row.via, context)
  return text === undefined ? undefined : readAddress(text)
}
