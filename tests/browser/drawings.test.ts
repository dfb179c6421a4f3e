import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { render as renderDiscord } from '#adapters/discord/render.ts'
import { render as renderSlack } from '#adapters/slack/render.ts'
import { anyReply } from '../adapters/shared/any-reply.ts'
import { startBrowser } from '../support/browser.ts'
import { openPlayground } from '../support/browser-page.ts'

const browser = await startBrowser()
afterAll(() => browser?.close())

function running() {
  if (!browser) throw new Error('There is no Chromium here.')
  return browser
}

describe.skipIf(!browser)('the drawings of Slack and Discord', () => {
  test('draw whatever the two renderers make, and nothing of it as mark-up', async () => {
    const { page, faults } = await openPlayground(running())
    const payloads = fc.sample(anyReply, { numRuns: 120, seed: 7 }).map((reply) => ({
      reply,
      slack: renderSlack(reply, 'full'),
      discord: { messages: renderDiscord(reply, { canAttach: true }) },
    }))
    const failures: unknown = await page.evaluate(`(async () => {
      const { drawSlack } = await import('/page/draw-slack.js')
      const { drawDiscord } = await import('/page/draw-discord.js')
      const { drawReply } = await import('/page/draw-reply.js')
      const failures = []
      const tried = (name, draw) => {
        try {
          const node = draw()
          if (node.querySelector('script, img, iframe, [style*="url"]')) failures.push(name + ' has mark-up of others')
        } catch (error) { failures.push(name + ': ' + error.message) }
      }
      for (const { reply, slack, discord } of ${JSON.stringify(payloads)}) {
        tried('page', () => drawReply(reply, { ticked: new Map(), press() {} }))
        tried('slack', () => drawSlack(slack, { ticked: new Map(), press() {} }))
        tried('discord', () => drawDiscord(discord, { ticked: new Map(), press() {} }))
      }
      return failures
    })()`)
    expect(failures).toEqual([])
    expect(faults).toEqual([])
  })

  test('refuse what they do not know, and the page says so in its place', async () => {
    const { page } = await openPlayground(running())
    const said: unknown = await page.evaluate(`(async () => {
      const { drawMessage } = await import('/page/message.js')
      const reply = { id: 'r', summary: 'A.', blocks: [] }
      const previews = { slack: { text: '', blocks: [{ type: 'video' }] }, discord: { messages: [{ components: [{ type: 10, content: '<@1>' }] }] } }
      const around = { view: 'both', people: [], replies: [], openWhy: new Set(), ticked: new Map() }
      const node = drawMessage({ id: 'r', at: 1, channel: 'team', reply, previews }, around)
      return [...node.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent)
    })()`)
    expect(said).toEqual([
      'Cannot be drawn as in Slack: no drawing for Slack\'s block "video"',
      'Cannot be drawn as in Discord: no drawing for Discord\'s mark-up "<@1>"',
    ])
  })

  test('can be pressed: what they carry is read as on the platform', async () => {
    const { ask, page, thread, playground } = await openPlayground(running())
    await ask('which starts faster, a VM or a container?')
    for (const view of ['Slack', 'Discord']) {
      await page.getByRole('radio', { name: view }).check()
      await thread.getByRole('button', { name: 'More' }).first().click()
    }
    await expect.poll(() => playground.asked.length).toBe(3)
    const [, ...presses] = playground.asked
    expect(presses.map((press) => (press.kind === 'press' ? press.ref : press.kind))).toEqual(
      Array.from({ length: 2 }, () => expect.stringMatching(/^v1\|more\|vm-vs-docker\|startup\|/)),
    )
  })

  test('take along what is ticked when a button of the card is pressed', async () => {
    const { page } = await openPlayground(running())
    const reply = {
      id: 'r',
      audience: 'thread' as const,
      summary: 'What is true?',
      blocks: [
        {
          kind: 'choices' as const,
          prompt: 'What is true?',
          pick: 'many' as const,
          step: '4',
          options: [
            { ref: 'v1|a', label: 'One', ticked: true },
            { ref: 'v1|b', label: 'Two' },
            { ref: 'v1|c', label: 'Three' },
          ],
        },
        { kind: 'actions' as const, items: [{ ref: 'v1|next', label: 'Next', tone: 'primary' as const }] },
      ],
    }
    const drawn = {
      page: reply,
      slack: renderSlack(reply, 'full'),
      discord: { messages: renderDiscord(reply, { canAttach: true }) },
    }
    const pressed: unknown = await page.evaluate(`(async () => {
      const { drawSlack } = await import('/page/draw-slack.js')
      const { drawDiscord } = await import('/page/draw-discord.js')
      const { drawReply } = await import('/page/draw-reply.js')
      const drawn = ${JSON.stringify(drawn)}
      return Object.entries({ page: drawReply, slack: drawSlack, discord: drawDiscord }).map(([name, draw]) => {
        let pressed
        const node = draw(drawn[name], { ticked: new Map(), press: (given) => (pressed = given) })
        document.body.append(node)
        const boxes = node.querySelectorAll('input[type=checkbox]')
        boxes[0].click()
        boxes[2].click()
        ;[...node.querySelectorAll('button')].find(({ textContent }) => textContent === 'Next').click()
        return pressed
      })
    })()`)
    expect(pressed).toMatchObject([
      { ref: 'v1|next', values: ['v1|c'] },
      { platform: 'slack', values: [{ value: '=v1|c' }] },
      { platform: 'discord', values: [{ value: 'v1|c' }] },
    ])
  })
})
