import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { discordRegister } from '#commands/discord-register.ts'
import { type DiscordServer, startDiscord } from '../support/discord/server.ts'

async function open(): Promise<DiscordServer> {
  const server = await startDiscord()
  onTestFinished(() => server.stop())
  return server
}

async function run(server: Pick<DiscordServer, 'token' | 'apiUrl'>, ...args: readonly string[]) {
  const said: string[] = []
  const spies = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((line: string) => void said.push(line)),
  )
  const discord = { token: server.token, apiUrl: server.apiUrl, hasMessageContent: false }
  try {
    return { code: await discordRegister(args, { discord }), said: said.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

describe('discord-register', () => {
  test('registers once, says so the second time, and prints the invitation', async () => {
    const server = await open()
    const first = await run(server)
    expect(first.said).toContain('has its commands on every server now.')
    expect(first.said).toContain(
      `https://discord.com/oauth2/authorize?client_id=${server.town.application}&scope=bot+applications.commands&permissions=309237763072`,
    )
    expect(server.commands()).toMatchObject([
      { type: 1, name: 'versus' },
      { type: 3, name: 'Ask Versus' },
    ])
    expect((await run(server)).said).toContain('already: nothing to do')
    expect(server.calls.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    expect(server.gateway.seen.identifies).toBe(0)
    expect(server.refusals).toEqual([])
  })

  test('registers on one server alone, which has to have invited the bot', async () => {
    const server = await open()
    expect((await run(server, '--guild', server.guild)).said).toContain(`on the server ${server.guild} now`)
    expect(server.commands(server.guild)).toHaveLength(2)
    expect(server.commands()).toEqual([])
    await expect(run(server, '--guild', '123456789012345678')).rejects.toMatchObject({
      code: 'discord-not-invited',
      message: expect.stringContaining('guild_id=123456789012345678'),
    })
  })

  test('says what to do about a wrong token, and never repeats it', async () => {
    const server = await open()
    await expect(run({ token: 'wrong-token', apiUrl: server.apiUrl })).rejects.toMatchObject({
      code: 'discord-token',
      message: expect.stringMatching(/^(?!.*wrong-token).*Reset Token/),
    })
    await expect(discordRegister([], {})).rejects.toMatchObject({ code: 'discord-token-missing' })
  })

  test.each([[['--guild', 'here']], [['--gild', '1']], [['now']], [['--guild']]])('has no use for %j', async (args) => {
    const server = await open()
    const { code, said } = await run(server, ...args)
    expect(code).toBe(2)
    expect(said).toContain('npm run discord-register')
    expect(server.calls).toEqual([])
  })
})
