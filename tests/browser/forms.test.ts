import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import type { Shown } from '#model/adapter.ts'
import type { Query } from '#model/request.ts'
import { startBrowser } from '../support/browser.ts'
import { openPlayground } from '../support/browser-page.ts'
import { faultsFor, isTooWide, tabTo } from '../support/page-faults.ts'
import { FORM_CARD, SOME_FORM } from '../support/some-form.ts'

const browser = await startBrowser()
afterAll(() => browser?.close())

async function openForm(options: BrowserContextOptions = {}, shown: Shown = { kind: 'form', form: SOME_FORM }) {
  if (!browser) throw new Error('There is no Chromium here.')
  const queries: Query[] = []
  const opened = await openPlayground(browser, {
    ...options,
    shows(query) {
      if (query.kind !== 'form') return undefined
      queries.push(query)
      return shown
    },
  })
  await opened.playground.post(FORM_CARD)
  const button = opened.page.getByRole('main').getByRole('button', { name: 'Answer all at once' })
  await button.waitFor()
  return { ...opened, queries, button, dialog: opened.page.getByRole('dialog') }
}

describe.skipIf(!browser)('a form', () => {
  test('is opened, filled in and sent with the keyboard alone, and the focus comes back', async () => {
    const { page, dialog, playground, queries, faults } = await openForm()
    await tabTo(page, 'Answer all at once')
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    expect(queries).toMatchObject([{ ref: 'v1|form', from: { id: 'ana' }, most: 25, place: { thread: 'form-card' } }])
    expect(playground.asked).toEqual([])
    const keys = page.keyboard
    await keys.press('Space')
    await keys.press('ArrowDown')
    await keys.press('Tab')
    await keys.type('Answer 9')
    await keys.press('Tab')
    await keys.press('Tab')
    await keys.press('Space')
    await tabTo(page, 'Send the answers')
    await keys.press('Enter')
    await dialog.getByText('One field needs an answer.').waitFor()
    const reason = dialog.getByRole('textbox', { name: 'Why?' })
    expect(await reason.evaluate((node) => node.ownerDocument.activeElement === node)).toBe(true)
    expect(await reason.getAttribute('aria-invalid')).toBe('true')
    await keys.type('It is <b>ours</b>.')
    await tabTo(page, 'Send the answers')
    await keys.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() => playground.asked)
      .toMatchObject([
        {
          kind: 'submission',
          form: 'v1|form',
          from: { id: 'ana' },
          place: { channel: 'team', thread: 'form-card' },
          values: { kernel: ['other'], team: ['o8'], needs: ['o1'], about: [], reason: ['It is <b>ours</b>.'] },
        },
      ])
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Answer all at once')
    expect(faults).toEqual([])
  }, 40_000)

  test('keeps the focus inside, is closed by Escape, and is as it was left when it is opened again', async () => {
    const { page, dialog, button, playground } = await openForm()
    await button.click()
    await dialog.getByRole('radio', { name: 'Ordinary Linux' }).check()
    await dialog.getByRole('textbox', { name: 'Why?' }).fill('Half a sentence')
    for (let presses = 0; presses < 14; presses++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate('Boolean(document.activeElement.closest("dialog, body:not(:has(:focus))"))')).toBe(
        true,
      )
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Answer all at once')
    await button.click()
    expect(await dialog.getByRole('textbox', { name: 'Why?' }).inputValue()).toBe('Half a sentence')
    expect(await dialog.getByRole('radio', { name: 'Ordinary Linux' }).isChecked()).toBe(true)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(playground.asked).toEqual([])
  })

  test.each(['Slack', 'Discord'])('is opened from the drawing as %s, too', async (view) => {
    const { page, dialog, button, playground, queries } = await openForm()
    await page.getByRole('radio', { name: view }).check()
    await button.click()
    await dialog.getByRole('heading', { name: 'Answer all at once' }).waitFor()
    expect(queries).toMatchObject([{ ref: 'v1|form' }])
    expect(playground.asked).toEqual([])
  })

  test('that is not there says why, to whoever pressed alone', async () => {
    const text = 'Somebody <i>else</i> decided this already.'
    const { page, dialog, button } = await openForm({}, { kind: 'no form', text })
    await button.click()
    await dialog.getByText(text).waitFor()
    expect(await dialog.evaluate((node) => node.querySelectorAll('i').length)).toBe(0)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
  })

  test('says so when it cannot be sent, keeps what was filled in, and sends it once', async () => {
    const { page, dialog, button, playground } = await openForm()
    await button.click()
    await dialog.getByRole('radio', { name: 'Ordinary Linux' }).check()
    await dialog.getByRole('textbox', { name: 'Why?' }).fill('Because.')
    await page.context().setOffline(true)
    await dialog.getByRole('button', { name: 'Send the answers' }).click()
    await dialog.getByText('There is no connection to the bot.').waitFor()
    await page.context().setOffline(false)
    await dialog.getByRole('button', { name: 'Send the answers' }).dblclick()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => playground.asked.length).toBe(1)
  })

  test.each(['light', 'dark'] as const)('has no fault that axe knows (%s), and fits a phone', async (colorScheme) => {
    const { page, dialog, button, faults } = await openForm({
      colorScheme,
      viewport: { width: 390, height: 700 },
      hasTouch: true,
      isMobile: true,
    })
    await button.click()
    expect(await faultsFor(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Send the answers' }).click()
    await dialog.getByText('2 fields need answers.').waitFor()
    expect(await faultsFor(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    expect(await dialog.evaluate((node) => node.scrollWidth > node.clientWidth)).toBe(false)
    expect(faults).toEqual([])
  })
})
