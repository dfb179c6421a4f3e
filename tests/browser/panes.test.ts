import { afterAll, describe, expect, test } from 'vitest'
import type { Place } from '#model/request.ts'
import { startBrowser } from '../support/browser.ts'
import { open, openPlayground } from '../support/browser-page.ts'
import { decided } from '../support/decisions.ts'
import { faultsFor, isTooWide, tabTo } from '../support/page-faults.ts'

const browser = await startBrowser()
afterAll(() => browser?.close())

function running() {
  if (!browser) throw new Error('There is no Chromium here.')
  return browser
}

const place: Place = { platform: 'web', workspace: 'local', channel: 'team', audience: 'public' }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const HOSTILE = '<img src=x onerror="document.title=1"> \u202etxet\u202c [a](javascript:alert(1)) ' + 'w'.repeat(60)

describe.skipIf(!browser)('what authors look at', () => {
  test('is drawn without fault that axe knows, within a phone, and with hostile text as text', async () => {
    const dark = await openPlayground(running(), { colorScheme: 'dark' })
    const { playground } = dark
    await playground.store.decisions.put(decided({ id: 'd1', place, subject: HOSTILE, by: { id: 'x', name: HOSTILE } }))
    await dark.ask(`what is a ${HOSTILE} unikernel license price?`)
    await dark.ask(`how do I install docker on ${HOSTILE}?`)
    await expect.poll(() => playground.asked.length).toBe(2)
    const phone = await open(running(), playground, PHONE)
    for (const [pane, title] of [
      ['decisions', 'Decisions'],
      ['gaps', 'Gaps'],
      ['flows', 'Flows'],
    ] as const)
      for (const one of [phone.page, dark.page]) {
        await one.goto(`${playground.url}/#as=ana&in=${pane}`)
        await one.reload()
        await one.getByRole('heading', { name: title, exact: true, includeHidden: true }).waitFor({ state: 'attached' })
        const main = one.getByRole('main')
        const found: unknown[] = []
        if (pane === 'flows') await main.getByLabel('The team').selectOption('vms')
        else {
          await main.getByRole('listitem').first().waitFor()
          found.push(...(await faultsFor(one)))
          await main.getByRole('listitem').first().getByRole('button').click()
        }
        const shown = { decisions: '<img src=x', gaps: '[a](javascript:alert(1))', flows: 'What counts, and how much' }
        await main.locator('h2, strong').filter({ hasText: shown[pane] }).last().waitFor()
        expect([pane, ...found, ...(await faultsFor(one)), await isTooWide(one)]).toEqual([pane, false])
        expect(await one.evaluate('document.querySelectorAll("#pane img, #pane script").length')).toBe(0)
        expect(
          await one.evaluate(
            'document.querySelector("#pane-body").scrollWidth > document.querySelector("#pane-body").clientWidth',
          ),
        ).toBe(false)
        expect(await one.title()).toBe(`${title} · Versus`)
      }
    expect([...phone.faults, ...dark.faults]).toEqual([])
  }, 90_000)

  test('shows a gap with a draft to copy as soon as it was left, to those who may read it', async () => {
    const { page, playground, ask, faults } = await openPlayground(running(), {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.getByRole('button', { name: 'Gaps' }).click()
    await page.getByText('No open gaps.').waitFor()
    const ben = await open(running(), playground, {}, '#as=ben')
    await ben.ask('/ask can containers be flown on spacecraft')
    await ben.ask('what is a zeppelin license price?')
    const main = page.getByRole('main')
    await main.getByRole('button', { name: /zeppelin/ }).click()
    expect(await main.getByText('spacecraft').count()).toBe(0)
    await main.getByRole('button', { name: 'Copy' }).click()
    await main.getByRole('button', { name: 'Copied' }).waitFor()
    const copied: unknown = await page.evaluate('navigator.clipboard.readText()')
    expect(copied).toMatch(/^---\nid: [a-z0-9-]+\n[^]*questions:\n {2}- "[^\n]*zeppelin/)
    await page.reload()
    await main.getByRole('button', { name: 'Copy' }).waitFor()
    await page.getByRole('radio', { name: 'Ben' }).check()
    await main.getByRole('button', { name: /spacecraft/ }).waitFor()
    await page.getByRole('button', { name: '# team' }).click()
    await ask('are containers secure?')
    await page.getByRole('complementary').getByText('Sources').waitFor()
    expect(faults).toEqual([])
  }, 40_000)

  test('judges a flow at once, with the keyboard alone, and keeps nothing of it', async () => {
    const { page, playground, faults } = await openPlayground(running())
    await tabTo(page, 'Flows')
    await page.keyboard.press('Enter')
    const main = page.getByRole('main')
    const verdict = main.getByRole('region', { name: 'Verdict' })
    await verdict.getByText('Not enough to say.').waitFor()
    await tabTo(page, 'Clear')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Another OS')
    await verdict.getByText('Clearly a virtual machine').waitFor()
    expect(await verdict.getByText('Points').count()).toBe(1)
    await verdict.getByText('Out', { exact: true }).waitFor()
    await page.getByRole('button', { name: '# team' }).click()
    await page.getByRole('button', { name: 'Flows' }).click()
    await verdict.getByText('Clearly a virtual machine').waitFor()
    await main.getByRole('button', { name: 'Clear' }).click()
    await verdict.getByText('Not enough to say.').waitFor()
    expect(playground.asked).toEqual([])
    expect(faults).toEqual([])
  }, 40_000)
})
