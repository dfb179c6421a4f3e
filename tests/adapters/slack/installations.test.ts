import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Posting } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { comeBack, install, visitInstallPage } from '../../support/slack/browser.ts'
import { connect } from '../../support/slack/connected.ts'
import { GENERAL } from '../../support/slack/workspace.ts'

async function installed() {
  const { installations } = createMemoryStore()
  const slack = await connect({ mode: 'OAuth', parts: { installations } })
  return { ...slack, installations }
}

function posting(workspace: string): Posting {
  return {
    reply: { id: `${workspace}/1`, audience: 'thread', summary: `For ${workspace}.`, blocks: [] },
    place: { platform: 'slack', workspace, channel: GENERAL, audience: 'public' },
    asker: { id: 'U1', name: 'Ana' },
    isUnsure: false,
  }
}

describe('a workspace that adds the bot', { timeout: 30_000 }, () => {
  test('is sent to Slack with the rights of the manifest, and then both are answered with their own tokens', async () => {
    const { server, url, requests, adapter, lines } = await installed()
    const [one, two] = [server.addTenant({ team: 'T0ONE' }), server.addTenant({ team: 'T0TWO' })]
    const { link } = await visitInstallPage(url)
    expect(link.searchParams.get('scope')?.split(',')).toContain('app_mentions:read')
    expect((await install(url, one)).status).toBe(200)
    expect((await install(url, two)).status).toBe(200)
    await Promise.all([one.mention('which is lighter?'), two.mention('what is Docker?')])
    expect(workspacesOf(requests)).toEqual(['T0ONE', 'T0TWO'])
    // The channels have the same name: only the token says whose they are.
    await Promise.all([adapter.send(posting('T0ONE')), adapter.send(posting('T0TWO'))])
    expect(one.posted().map(({ text }) => text)).toEqual(['For T0ONE.'])
    expect(two.posted().map(({ text }) => text)).toEqual(['For T0TWO.'])
    const posts = server.calls.filter(({ method }) => method === 'chat.postMessage')
    expect(posts.map(({ authorization }) => String(authorization)).toSorted()).toEqual([
      `Bearer ${one.token}`,
      `Bearer ${two.token}`,
    ])
    expect(JSON.stringify(lines)).not.toContain('xoxb-')
  })

  test('is not added with a state of another browser, a forged one, an old one, or none', async () => {
    const { server, url, installations } = await installed()
    const tenant = server.addTenant({ team: 'T0ONE' })
    const mine = await visitInstallPage(url)
    const other = await visitInstallPage(url)
    expect((await comeBack(url, tenant.code, mine.state, other.cookie)).status).not.toBe(200)
    expect((await comeBack(url, tenant.code, mine.state)).status).not.toBe(200)
    const forged = `${mine.state.slice(0, -2)}xx`
    expect((await comeBack(url, tenant.code, forged, `slack-app-oauth-state=${forged}`)).status).not.toBe(200)
    vi.setSystemTime(Date.now() + 11 * 60_000)
    onTestFinished(() => void vi.useRealTimers())
    expect((await comeBack(url, tenant.code, mine.state, mine.cookie)).status).not.toBe(200)
    expect(await installations.get('slack:team:T0ONE')).toBeUndefined()
    expect(server.calls.filter(({ method }) => method === 'oauth.v2.access')).toEqual([])
  })

  test('is not added with a code that Slack does not know, and the page says that it went wrong', async () => {
    const { url, installations } = await installed()
    const response = await install(url, { code: 'nonsense' })
    expect(response.status).toBe(500)
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(await response.text()).toContain('Something Went Wrong')
    expect(await installations.get('slack:team:T0ONE')).toBeUndefined()
  })

  test('that never did is acknowledged, and gets no answer', async () => {
    const { server, requests, adapter } = await installed()
    const stranger = server.addTenant({ team: 'T0STRANGE' })
    expect((await stranger.mention('which is lighter?')).isAcknowledged).toBe(true)
    expect(requests).toEqual([])
    await expect(adapter.send(posting('T0STRANGE'))).rejects.toMatchObject({
      code: 'slack-not-installed',
      detail: { isPermanent: true },
    })
  })
})

describe('a workspace that removes the bot', { timeout: 30_000 }, () => {
  test.each(['app_uninstalled', 'tokens_revoked'] as const)('by %s is forgotten, others stay', async (event) => {
    const { server, url, requests, installations } = await installed()
    const [one, two] = [server.addTenant({ team: 'T0ONE' }), server.addTenant({ team: 'T0TWO' })]
    await install(url, one)
    await install(url, two)
    expect(await one.uninstall(event)).toBe(true)
    expect(await installations.get('slack:team:T0ONE')).toBeUndefined()
    await one.mention('which is lighter?')
    await two.mention('which is lighter?')
    expect(workspacesOf(requests)).toEqual(['T0TWO'])
  })

  test('and adds it again is not removed by old news', async () => {
    const { server, url, installations } = await installed()
    const tenant = server.addTenant({ team: 'T0ONE' })
    await install(url, tenant)
    await tenant.uninstall()
    tenant.restore()
    await install(url, tenant)
    expect(await tenant.repeat()).toBe(true)
    expect(await installations.get('slack:team:T0ONE')).toBeDefined()
  })

  test('while Slack cannot be asked is told of again', async () => {
    const { server, url, installations } = await installed()
    const tenant = server.addTenant({ team: 'T0ONE' })
    await install(url, tenant)
    server.trouble('auth.test', { kind: 'status', status: 500 })
    expect(await tenant.uninstall()).toBe(false)
    expect(await installations.get('slack:team:T0ONE')).toBeDefined()
    expect(await tenant.repeat()).toBe(true)
    expect(await installations.get('slack:team:T0ONE')).toBeUndefined()
  })
})

describe('an organisation', { timeout: 30_000 }, () => {
  test('has one token for its workspaces, which answers find by the workspace alone', async () => {
    const { server, url, requests, installations } = await installed()
    const tenant = server.addTenant({ team: 'T0INORG', enterprise: 'E0ORG', isOrganisation: true })
    await install(url, tenant)
    expect(await installations.get('slack:enterprise:E0ORG')).toBeDefined()
    await tenant.mention('which is lighter?')
    expect(workspacesOf(requests)).toEqual(['T0INORG'])
    // Another process, which has seen no payload of it.
    const later = await connect({ mode: 'OAuth', server, parts: { installations } })
    await later.adapter.send(posting('T0INORG'))
    expect(tenant.posted()).toHaveLength(1)
    await tenant.uninstall()
    expect(await installations.get('slack:enterprise:E0ORG')).toBeUndefined()
    expect(await installations.get('slack:team:T0INORG')).toBeUndefined()
  })

  test("is not served by one workspace's consent, nor the other way round", async () => {
    const { server, url, requests } = await installed()
    await install(url, server.addTenant({ team: 'T0ONE', enterprise: 'E0ORG' }))
    const whole = server.addTenant({ team: 'T0TWO', enterprise: 'E0ORG' })
    await whole.mention('which is lighter?')
    const organisation = server.addTenant({ team: 'T0ONE', enterprise: 'E0ORG', isOrganisation: true })
    await organisation.mention('which is lighter?')
    expect(requests).toEqual([])
  })
})

describe('pages of Slack by HTTP', { timeout: 30_000 }, () => {
  test('there is no install page where there is one token', async () => {
    const { url } = await connect({ mode: 'HTTP' })
    expect((await fetch(new URL('/slack/install', url))).status).toBe(404)
  })

  test.each([
    ['two tokens beside it', { token: 'xoxb-1' }],
    ['Socket Mode beside it', { appToken: 'xapp-1' }],
    ['no signing secret', { signingSecret: '' }],
  ])('OAuth with %s is refused with what to do', async (_, parts) => {
    const { installations } = createMemoryStore()
    await expect(connect({ mode: 'OAuth', parts: { installations, ...parts } })).rejects.toMatchObject({
      code: 'slack-settings',
      message: expect.stringMatching(/SLACK_/),
    })
  })
})

/** A mention comes as two events, which are one request. */
function workspacesOf(requests: readonly Request[]): readonly string[] {
  return [...new Set(requests.map(({ place }) => place.workspace))].toSorted()
}
