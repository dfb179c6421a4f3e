import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Store } from '#model/store.ts'
import { openStore } from '#storage/open-store.ts'
import { join } from '../support/discord/life.ts'
import { type DiscordServer, labelsOf, startDiscord, textOf } from '../support/discord/server.ts'
import type { Channel, User } from '../support/discord/town.ts'
import type { ShownMessage } from '../support/discord/world.ts'
import { until } from '../support/real-life.ts'

const POSTGRES = 'should we run our Postgres in Docker or on a VM?'

async function open(options: Parameters<typeof startDiscord>[0] = {}): Promise<DiscordServer> {
  const server = await startDiscord(options)
  onTestFinished(() => server.stop())
  return server
}

function folder(): string {
  const path = mkdtempSync(joined(tmpdir(), 'versus-discord-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A walkthrough as people see it: one card in a thread. */
async function walk(server: DiscordServer, channel: Channel) {
  const asked = server.mention(POSTGRES, { channel })
  await until('the card is there', () => server.posted({ id: asked }).length === 1, 10_000)
  const card = (): ShownMessage => server.posted({ id: asked })[0] ?? never()
  const shows = (words: string) => until(words, () => `${textOf(card())} ${labelsOf(card()).join(' ')}`.includes(words))
  const press = (label: string, from: User = server.ana) => server.press(card(), label, from)
  const untilVerdict = async (): Promise<void> => {
    for (let step = 0; step < 6 && !labelsOf(card()).includes('Accept'); step++) {
      const before = textOf(card())
      press(labelsOf(card())[0] ?? '')
      await until('the card goes on', () => textOf(card()) !== before, 10_000)
    }
  }
  return { thread: { id: asked }, card, shows, press, untilVerdict }
}

describe('a walkthrough of two people', { timeout: 60_000 }, () => {
  test('by menu, form and buttons, with a restart in the middle, is one card up to the decision', async () => {
    const server = await open()
    const database = joined(folder(), 'versus.db')
    const begin = async (): Promise<Awaited<ReturnType<typeof join>> & { readonly store: Store }> => {
      const store = await openStore({ database, secret: 'a secret for this test' })
      onTestFinished(() => store.close())
      return join(server, { store })
    }
    const first = await begin()
    const { thread, card, shows, press, untilVerdict } = await walk(server, server.general)
    server.choose(card(), ['A busy database', 'An auditor wants a boundary'], server.ben)
    await until('the ticks stand', () => JSON.stringify(card().components).split('"default":true').length === 3, 10_000)
    press('Looks right')
    await shows('ours, with an audit boundary')
    await first.stop()
    const stale = card()
    const second = await begin()
    const opened = server.press(stale, 'Answer all at once', server.ben)
    await until('the form is open', () => opened.form !== undefined)
    server.fill(opened, { 'What does the team run well today?': 'VMs' })
    await shows('The team, VMs')
    await untilVerdict()
    press('Accept', server.ben)
    await shows('Decided:')
    await second.runtime.idle()
    expect(server.posted(thread)).toHaveLength(1)
    expect(server.whispered()).toEqual([])
    // The thread was named when it was opened.
    expect(server.calls.filter(({ method, path }) => method === 'PATCH' && /^\/channels\/\d+$/.test(path))).toEqual([])
    expect(server.refusals).toEqual([])
  })

  test('who cannot be heard in the thread answers by the form for follow-ups, and the card is edited', async () => {
    const server = await open({ hasMessageContent: false })
    const { runtime } = await join(server, { hasMessageContent: false })
    const { thread, card, shows, press } = await walk(server, server.general)
    press('Looks right')
    await shows('2 of at most')
    const opened = press('Ask a follow-up', server.ben)
    await until('the form is open', () => opened.form !== undefined)
    server.fill(opened, { 'Your question': "we're all vSphere people" })
    await shows('Ben: The team, VMs')
    await runtime.idle()
    expect(server.posted(thread)).toHaveLength(1)
    expect(labelsOf(card())).toContain('Ask a follow-up')
    expect(server.refusals).toEqual([])
  })
})

describe('two servers', { timeout: 60_000 }, () => {
  test('never see each other’s decisions, gaps or settings', async () => {
    const server = await open()
    const other = server.town.addGuild('Another')
    const { runtime } = await join(server)
    const { press, shows, untilVerdict } = await walk(server, server.general)
    press('Looks right')
    await shows('2 of at most')
    await untilVerdict()
    press('Accept')
    await shows('Decided:')
    await runtime.idle()
    const ask = async (channel: Channel, name: string): Promise<string> => {
      const before = server.whispered(server.ben).length
      server.command(name, {}, { channel, from: server.ben })
      await until('it is answered', () => server.whispered(server.ben).length === before + 1, 10_000)
      return textOf(server.whispered(server.ben).at(-1) ?? never())
    }
    expect(await ask(server.general, 'decisions')).toContain('our Postgres')
    expect(await ask(other, 'decisions')).not.toContain('Postgres')
    server.mention('can a VM make coffee?', { channel: other })
    server.command('settings', { words: 'quiet on' }, { channel: other, from: server.ben })
    await until('it is set', () => server.whispered(server.ben).map(textOf).join(' ').includes('quiet is on'), 10_000)
    await runtime.idle()
    expect(await ask(server.general, 'gaps')).not.toContain('coffee')
    expect(await ask(server.general, 'settings')).toContain('quiet off')
    expect(await ask(other, 'settings')).toContain('quiet on')
    expect(server.refusals).toEqual([])
  })
})

function never(): never {
  throw new Error('there is none')
}
