import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '#storage/open-store.ts'
import { until } from '../support/real-life.ts'
import { install } from '../support/slack/browser.ts'
import type { People } from '../support/slack/people.ts'
import { type SlackServer, startSlack } from '../support/slack/server.ts'
import { type Mode, type SlackLife, startSlackLife } from '../support/slack/slack-life.ts'
import { textsOf } from '../support/slack/texts.ts'
import { ANA, GENERAL, TEAM } from '../support/slack/workspace.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const POSTGRES = 'should we run our Postgres in Docker or on a VM?'
const BEN = 'U0BEN00000'
const MODES = ['Socket Mode', 'HTTP'] as const
const ANSWERS = {
  'In what form does the software come?': ['Bought, as a container image'],
  'How does the load come?': ['Steady'],
  'Where will it run?': ['Our own virtualised servers'],
}
const TEAM_ANSWER = { 'What does the team run well today?': ['VMs'] }

const textIn = (people: Pick<People, 'posted'>, at = 0): string => textsOf(people.posted()[at]).join('\n')

async function pressOn(people: People, label: string, how: { readonly user?: string } = {}): Promise<void> {
  const [card] = people.posted()
  if (card) await people.press(card, label, how)
}

/** From the question to the decision. */
async function decide(people: People): Promise<void> {
  const shows = (words: string) => until(words, () => textIn(people).includes(words), 15_000)
  await people.mention(POSTGRES)
  await shows('1 of at most 5')
  await pressOn(people, 'Looks right')
  await shows('2 of at most')
  await pressOn(people, 'Answer all at once')
  await until('the form is there', () => people.modals().length === 1)
  const [modal] = people.modals()
  if (modal) await people.submit(modal, { ...ANSWERS, ...TEAM_ANSWER })
  await shows('Accept')
  await pressOn(people, 'Accept', { user: BEN })
  await shows('Decided:')
}

describe.each(MODES)('every surface by %s', { timeout: 90_000 }, (mode) => {
  test('a form fills the card of a walkthrough, and the Home tab tells what was decided, and finds it', async () => {
    const { server, runtime } = await startSlackLife({ mode, world })
    await server.visit()
    await until('the Home tab is there', () => server.workspace.homes.has(ANA))
    const home = () => server.workspace.homes.get(ANA)
    expect(JSON.stringify(home()?.view)).not.toContain('Postgres')
    await decide(server)
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
    const before = home()?.hash
    await server.visit()
    await until('it is shown anew', () => home()?.hash !== before)
    expect(JSON.stringify(home()?.view)).toContain('our Postgres')
    const tab = home()
    if (!tab) throw new Error('there is no Home tab')
    const found = await server.type(tab, '*Find a decision*', 'postgres')
    expect(found.map(({ text }) => text.text).join()).toContain('Postgres')
    const [first] = found
    if (first) await server.choose(tab, '*Find a decision*', first)
    await until('it is told', () => server.workspace.direct(ANA).messages.length === 1)
    expect(textsOf(server.workspace.direct(ANA).messages[0]).join('\n')).toContain('Postgres')
    expect(server.faults).toEqual([])
  })

  test('shortcuts are answered to whoever calls them: where they are, or in direct messages', async () => {
    const { server, runtime } = await startSlackLife({ mode, world })
    const said = await server.say('which starts faster, a VM or a container?', { user: BEN })
    await server.askAbout(said)
    await until('it is answered', () => server.whispered().length === 1)
    expect(textsOf(server.whispered()[0])[0]).toMatch(/^\*A container\.\*/)
    await server.shortcut('ask')
    await until('the form is there', () => server.modals().length === 1)
    const [modal] = server.modals()
    if (modal) await server.submit(modal, { 'Your question': 'which starts faster, a VM or a container?' })
    const direct = server.workspace.direct(ANA).messages
    await until('it is answered there', () => direct.length === 1)
    // It is the conversation that goes on there.
    await server.tell('why?')
    await until('so is what follows', () => direct.filter(({ user }) => user === undefined).length === 2)
    expect(textsOf(direct.at(-1)).join(' ')).toContain('Nothing boots.')
    await runtime.idle()
    expect(server.posted()).toEqual([])
    expect(server.faults).toEqual([])
  })

  test('"thoughts?" in a thread is answered from what was said there', async () => {
    const { server, runtime } = await startSlackLife({ mode, world })
    const root = await server.say('which starts faster, a VM or a container?', { user: BEN })
    await server.say('no idea', { thread: root.ts })
    await server.mention('thoughts?', { thread: root.ts })
    await until('it is answered', () => server.posted().length === 1)
    expect(textIn(server)).toContain('About: “which starts faster, a VM or a container?”')
    expect(server.posted()[0]?.thread_ts).toBe(root.ts)
    await runtime.idle()
    expect(server.faults).toEqual([])
  })

  test('a sub-command with a slip in it is taken as it was meant, and with more words as a question', async () => {
    const { server } = await startSlackLife({ mode, world })
    await server.command('hlep')
    await until('there is help', () => server.whispered().length === 1)
    expect(textsOf(server.whispered()[0]).join(' ')).toContain('I compare virtual machines and Docker')
    await server.command('decde vm or docker for a build server')
    await until('it is heard', () => server.whispered().length === 2)
    expect(textsOf(server.whispered()[1])[0]).toContain('VM or container?')
    expect(server.posted()).toEqual([])
  })

  test('a walkthrough of two people goes on after a restart, on the same card', async () => {
    const program = await restartable(mode)
    const { server } = program
    const first = await program.again()
    const asked = await server.mention(POSTGRES)
    const shows = (words: string) => until(words, () => textIn(server).includes(words), 15_000)
    await shows('1 of at most 5')
    await pressOn(server, 'Looks right')
    await shows('2 of at most')
    await pressOn(server, 'Answer all at once')
    await until('the form is there', () => server.modals().length === 1)
    await first.end()

    const second = await program.again()
    // The form was opened by the one that is gone.
    const [modal] = server.modals()
    if (modal) await server.submit(modal, ANSWERS)
    await shows('the load: steady')
    await second.end()

    await program.again()
    await server.say("we're all vSphere people", { thread: asked.ts, user: BEN })
    await shows('Accept')
    await pressOn(server, 'Accept', { user: BEN })
    await shows('Decided:')
    expect(server.posted()).toHaveLength(1)
    expect(server.faults).toEqual([])
  })
})

interface Restartable {
  readonly server: SlackServer
  again(): Promise<{ readonly life: SlackLife; end(): Promise<void> }>
}

/** One Slack, one database, and a program that is started again and again. */
async function restartable(mode: Mode): Promise<Restartable> {
  const folder = mkdtempSync(join(tmpdir(), 'versus-slack-'))
  const server = await startSlack()
  onTestFinished(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    server,
    async again() {
      const store = await openStore({ database: join(folder, 'versus.db') })
      const life = await startSlackLife({ mode, world, server, store })
      return {
        life,
        async end() {
          await life.runtime.drain(5_000)
          await store.close()
        },
      }
    },
  }
}

describe('two workspaces', { timeout: 90_000 }, () => {
  test('never see what the other one decides', async () => {
    const { server, url = '', runtime, store } = await startSlackLife({ mode: 'OAuth', world })
    const [one, two] = [server.addTenant({ team: 'T0ONE' }), server.addTenant({ team: 'T0TWO' })]
    await install(url, one)
    await install(url, two)
    await decide(one)
    await runtime.idle()
    expect(two.posted(GENERAL)).toEqual([])
    for (const people of [one, two]) {
      await people.command('decisions postgres')
      await people.visit()
      await until('it is answered', () => people.whispered().length === 1)
      await until('the Home tab is there', () => people.workspace.homes.has(ANA))
    }
    const seenBy = (people: typeof one): string =>
      JSON.stringify([people.whispered(), people.workspace.homes.get(ANA)?.view])
    expect(seenBy(one)).toContain('Run our Postgres')
    expect(seenBy(two)).not.toContain('Run our Postgres')
    expect((await store.decisions.search('T0ONE', '', 9)).map(({ workspace }) => workspace)).toEqual(['T0ONE'])
    expect(await store.decisions.search('T0TWO', '', 9)).toEqual([])
    expect(await store.decisions.search(TEAM, '', 9)).toEqual([])
    expect(server.faults).toEqual([])
  })
})
