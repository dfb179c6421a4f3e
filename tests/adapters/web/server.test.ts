import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createWeb, type Web } from '#adapters/web/adapter.ts'
import { createFileJournal } from '#adapters/web/journal.ts'
import type { Request } from '#model/request.ts'
import { emptyLibrary } from '../../support/empty-library.ts'

interface Life {
  readonly web: Web
  readonly accepted: Request[]
  readonly path: string
}

const posted = {
  place: { platform: 'web', workspace: 'local', channel: 'team', audience: 'public' as const },
  isUnsure: false,
}
const ana = { id: 'ana', name: 'Ana' }

async function startLife(
  token?: string,
  path = join(mkdtempSync(join(tmpdir(), 'versus-web-')), 'page.jsonl'),
): Promise<Life> {
  onTestFinished(() => rmSync(join(path, '..'), { recursive: true, force: true }))
  let at = 1_000
  const web = createWeb({
    journal: createFileJournal(path),
    previews: {},
    library: emptyLibrary,
    now: () => ++at,
    ...(token === undefined ? {} : { token }),
  })
  const accepted: Request[] = []
  await web.adapter.start(
    async (request) => void accepted.push(request),
    () => Promise.resolve({ kind: 'no form', text: '' }),
  )
  onTestFinished(() => web.close())
  return { web, accepted, path }
}

async function post(web: Web, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return web.routes.request(`http://localhost:3000/page/api/${path}`, {
    method: 'POST',
    headers: {
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  })
}

const get = (web: Web, path: string, headers: Record<string, string> = {}) =>
  web.routes.request(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000', ...headers } })

const say = (id: string, text = 'lunch?') => ({ kind: 'say', id, as: 'ana', channel: 'team', text, isMention: true })

/** The entries of a stream up to "ready". */
async function events(
  web: Web,
  person: string,
  after?: string,
): Promise<{ isAll: boolean; ids: string[]; text: string }> {
  const response = await get(
    web,
    `/page/api/events?as=${person}`,
    after === undefined ? {} : { 'last-event-id': after },
  )
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  if (!reader) throw new Error('the stream has no body')
  while (!text.includes('event: ready')) text += (await reader.read()).value ?? ''
  await reader.cancel()
  return {
    isAll: text.includes('event: start'),
    ids: [...text.matchAll(/^id: (\d+)$/gm)].map(([, id = '']) => id),
    text,
  }
}

describe('the server of the page', () => {
  test('shows and accepts an act once, however often it is sent', async () => {
    const { web } = await startLife()
    const acts = await Promise.all([1, 2, 3].map(() => post(web, 'act', say('message01'))))
    expect(acts.map(({ status }) => status)).toEqual([202, 202, 202])
    expect((await post(web, 'act', say('message01'))).status).toBe(202)
    expect((await events(web, 'ben')).ids).toHaveLength(1)
  })

  test('goes on where a reader was, also in another life, and tells all to who comes from elsewhere', async () => {
    const first = await startLife()
    for (const id of ['message01', 'message02', 'message03']) await post(first.web, 'act', say(id))
    const { ids } = await events(first.web, 'ana')
    const again = await startLife(undefined, first.path)
    expect(await events(again.web, 'ana', ids[1])).toMatchObject({ isAll: false, ids: [ids[2]] })
    expect(await events(again.web, 'ana', '7')).toMatchObject({ isAll: true, ids })
  })

  test('survives a line that a crash cut short', async () => {
    const first = await startLife()
    await post(first.web, 'act', say('message01'))
    appendFileSync(first.path, '{"seq":12,"kind":"sa')
    const again = await startLife(undefined, first.path)
    await post(again.web, 'act', say('message02'))
    const third = await startLife(undefined, first.path)
    expect((await events(third.web, 'ana')).ids).toHaveLength(2)
  })

  test('sends what one person may see to nobody else', async () => {
    const { web } = await startLife()
    await post(web, 'act', say('message01', '/ask a secret'))
    const reply = { id: 'web:team:message01/1', audience: 'asker' as const, summary: 'whispered', blocks: [] }
    await web.adapter.send(Object.assign({ reply, asker: ana }, posted))
    expect((await events(web, 'ana')).text).toMatch(/a secret[^]*whispered/)
    expect((await events(web, 'ben')).text).not.toMatch(/secret|whispered/)
  })

  test('posts a reply once, edits it in place, and keeps no word of what was taken back', async () => {
    const { web, path } = await startLife()
    const reply = { id: 'r1', audience: 'thread' as const, summary: 'first words', blocks: [] }
    const posting = Object.assign({ reply, asker: ana }, posted)
    await web.adapter.send(posting)
    expect(await web.adapter.send(posting)).toEqual({ message: 'r1', thread: 'r1' })
    await web.adapter.send(Object.assign({}, posting, { message: 'r1', reply: { ...reply, summary: 'second words' } }))
    expect((await events(web, 'ben')).ids).toHaveLength(2)
    await web.adapter.withdraw(posting.place, 'r1')
    expect((await events(web, 'ben')).text).not.toMatch(/first words|second words/)
    expect(readFileSync(path, 'utf8')).not.toMatch(/first words|second words/)
    await expect(web.adapter.send(Object.assign({}, posting, { message: 'r1' }))).rejects.toMatchObject({
      detail: { isPermanent: true },
    })
  })

  test('listens to its own page only: no other name for this machine, no other site', async () => {
    const { web, accepted } = await startLife()
    expect((await get(web, '/', { host: 'evil.example' })).status).toBe(421)
    expect((await get(web, '/page/api/events?as=ana', { host: '127.0.0.1.evil.example' })).status).toBe(421)
    expect((await get(web, '/', { host: '[::1]:3000' })).status).toBe(200)
    expect((await post(web, 'act', say('message01'), { origin: 'http://evil.example' })).status).toBe(403)
    expect((await post(web, 'act', say('message01'), { origin: 'null' })).status).toBe(403)
    expect((await post(web, 'act', say('message01'), { host: 'evil.example' })).status).toBe(421)
    expect(accepted).toEqual([])
  })

  test('gives nothing but its own files, under a policy that allows nothing else', async () => {
    const { web } = await startLife()
    const page = await get(web, '/')
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(await page.text()).not.toMatch(/<script>|style=|onclick|https?:/)
    expect((await get(web, '/page/main.js')).headers.get('content-type')).toContain('text/javascript')
    for (const path of [
      '/page/..%2fadapter.ts',
      '/page/../adapter.ts',
      '/page/tsconfig.json',
      '/page/%2e%2e%2fguard.ts',
    ])
      expect([path, (await get(web, path)).status]).toEqual([path, 404])
  })

  test('with an access token lets nobody in without it, and stops those who guess', async () => {
    const token = 'sixteen letters or more'
    const { web } = await startLife(token)
    expect((await get(web, '/page/api/about', { host: 'versus.example' })).status).toBe(401)
    expect((await get(web, '/page/api/events?as=ana', { cookie: `versus_page=${token}` })).status).toBe(401)
    expect((await post(web, 'act', say('message01'))).status).toBe(401)
    const entered = await post(web, 'enter', { token })
    const cookie = entered.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).not.toContain(token)
    expect((await get(web, '/page/api/about', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200)
    const guesses = Array.from({ length: 12 }, () => post(web, 'enter', { token: 'wrong' }))
    expect((await Promise.all(guesses)).map(({ status }) => status).slice(-2)).toEqual([429, 429])
  })

  test('refuses what is too large or no JSON', async () => {
    const { web } = await startLife()
    expect((await post(web, 'act', say('message01', 'x'.repeat(200_000)))).status).toBe(413)
    expect((await post(web, 'act', say('message01', 'x'.repeat(30_000)))).status).toBe(422)
    expect((await post(web, 'act', undefined)).status).toBe(422)
  })
})
