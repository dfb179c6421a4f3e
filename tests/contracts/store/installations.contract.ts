import { expect, test } from 'vitest'
import type { Opened } from '../store.contract.ts'

const ORGANISATION = 'slack:enterprise:E1'
const TEAM = 'slack:team:T1'
const body = { bot: { token: 'xoxb-of-the-contract', scopes: ['chat:write'] }, isEnterpriseInstall: false }

export function installationsContract(opened: Opened): void {
  test('an installation comes back as the last one that was put, through both doors', async () => {
    const { store, other } = opened()
    expect(await store.installations.get(TEAM)).toBeUndefined()
    await store.installations.put({ key: TEAM, body: { old: true } })
    await store.installations.put({ key: TEAM, body })
    expect(await other.installations.get(TEAM)).toEqual({ key: TEAM, body })
    expect(await store.installations.get('slack:team:T2')).toBeUndefined()
  })

  test('a workspace under an organisation goes with it, another one stays', async () => {
    const { store } = opened()
    await store.installations.put({ key: ORGANISATION, body })
    await store.installations.put({ key: TEAM, body: null, under: ORGANISATION })
    await store.installations.put({ key: 'slack:team:T2', body })
    expect(await store.installations.get(TEAM)).toEqual({ key: TEAM, body: null, under: ORGANISATION })
    expect(await store.installations.delete(ORGANISATION)).toBe(true)
    expect(await store.installations.delete(ORGANISATION)).toBe(false)
    expect(await store.installations.get(TEAM)).toBeUndefined()
    expect(await store.installations.get('slack:team:T2')).toEqual({ key: 'slack:team:T2', body })
  })

  test('deleting a workspace leaves its organisation', async () => {
    const { store } = opened()
    await store.installations.put({ key: ORGANISATION, body })
    await store.installations.put({ key: TEAM, body: null, under: ORGANISATION })
    expect(await store.installations.delete(TEAM)).toBe(true)
    expect(await store.installations.get(ORGANISATION)).toEqual({ key: ORGANISATION, body })
  })
}
