import { expect, test } from 'vitest'
import { until } from '../support/real-life.ts'
import { startSlackLife } from '../support/slack/slack-life.ts'
import { textsOf } from '../support/slack/texts.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()

test('what is pressed on a private notice edits the card that everybody sees', { timeout: 60_000 }, async () => {
  const { server, runtime } = await startSlackLife({ mode: 'HTTP', world })
  await server.mention('should we run our Postgres in Docker or on a VM?')
  await until('the card is there', () => server.posted().length === 1)
  const texts = (): string => textsOf(server.posted()[0]).join('\n')
  const [card] = server.posted()
  if (card) await server.press(card, 'Looks right')
  await until('the team is asked', () => texts().includes('Docker on a few hosts'))
  const [asked] = server.posted()
  if (asked)
    await Promise.all([
      server.press(asked, 'VMs', { user: 'U0BEN00000' }),
      server.press(asked, 'Docker on a few hosts'),
    ])
  await until('the second is told', () => server.whispered().length === 1)
  const [notice] = server.whispered()
  if (notice) await server.press(notice, 'Change to Docker on a few hosts')
  await until('the card shows it', () => texts().includes('The team, Docker on a few hosts'), 5000)
  await runtime.idle()
  expect(server.posted()).toHaveLength(1)
  expect(server.whispered()).toHaveLength(1)
  expect(server.faults).toEqual([])
})

test('two decisions that one person begins in one channel are two', { timeout: 60_000 }, async () => {
  const { server, runtime } = await startSlackLife({ mode: 'HTTP', world })
  await server.command('decide our mail server')
  await server.command('decide our web shop')
  await until('both are there', () => server.posted().length === 2)
  await runtime.idle()
  const [first] = server.posted()
  if (first) await server.press(first, 'Next')
  const texts = (at: number): string => textsOf(server.posted()[at]).join('\n')
  await until('the first goes on', () => texts(0).includes('2 of at most'), 5000)
  expect(texts(1)).toContain('1 of at most')
})
