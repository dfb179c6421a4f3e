import { describe, expect, test } from 'vitest'
import { openStore } from '#storage/open-store.ts'
import { storeContract } from '../contracts/store.contract.ts'

describe('the memory store', () => {
  storeContract(async () => {
    const store = await openStore({ database: 'memory:' })
    return { store, other: store, done: () => store.close() }
  })

  test('begins empty each time', async () => {
    const [first, second] = [await openStore({ database: 'memory:' }), await openStore({ database: 'memory:' })]
    await first.settings.set({ workspace: 'T1' }, 'mode', 'poll')
    expect(await second.settings.get({ workspace: 'T1' })).toEqual({})
  })
})
