import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '#model/store.ts'
import { commitContract } from './store/commit.contract.ts'
import { inboxContract } from './store/inbox.contract.ts'
import { installationsContract } from './store/installations.contract.ts'
import { interleavingContract } from './store/interleaving.contract.ts'
import { outboxContract } from './store/outbox.contract.ts'
import { privacyContract } from './store/privacy.contract.ts'
import { recordsContract } from './store/records.contract.ts'

/** Two doors to the same data: two replicas where the store serves several processes, else one store twice. */
export interface Replicas {
  readonly store: Store
  readonly other: Store
  /** After the test. */
  done(): Promise<void>
}

/** Gives the replicas of the running test. */
export type Opened = () => Replicas

/** What every store promises. `open` gives an empty one for each test. */
export function storeContract(open: () => Promise<Replicas>): void {
  let replicas: Replicas | undefined
  const opened: Opened = () => {
    if (!replicas) throw new Error('There is a store only while a test runs.')
    return replicas
  }
  beforeEach(async () => {
    replicas = await open()
  })
  afterEach(async () => {
    await replicas?.done()
    replicas = undefined
  })
  describe('inbox', () => {
    inboxContract(opened)
  })
  describe('commit', () => {
    commitContract(opened)
  })
  describe('several holders', () => {
    interleavingContract(opened)
  })
  describe('outbox', () => {
    outboxContract(opened)
  })
  describe('records', () => {
    recordsContract(opened)
  })
  describe('installations', () => {
    installationsContract(opened)
  })
  describe('privacy and retention', () => {
    privacyContract(opened)
  })
}
