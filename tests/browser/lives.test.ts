import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { open, openPlayground } from '../support/browser-page.ts'
import { startPlayground } from '../support/playground.ts'

const browser = await startBrowser()
afterAll(() => browser?.close())

function running() {
  if (!browser) throw new Error('There is no Chromium here.')
  return browser
}

const START = 'which starts faster, a VM or a container?'

describe.skipIf(!browser)('the conversation', () => {
  test('is there after a reload, with the thread, the person and the view', async () => {
    const { ask, page, thread } = await openPlayground(running())
    await page.getByRole('radio', { name: 'Ben' }).check()
    await ask(START)
    await thread.getByText('A container.', { exact: true }).waitFor()
    await page.getByRole('radio', { name: 'Both' }).check()
    await page.reload()
    await thread.getByText('In Discord').waitFor()
    expect(await page.getByRole('radio', { name: 'Ben' }).isChecked()).toBe(true)
    expect(await thread.getByText('A container.', { exact: true }).count()).toBe(2)
  })

  test('goes on in the middle of a thread after the program was stopped and started', async () => {
    const data = mkdtempSync(join(tmpdir(), 'versus-page-'))
    onTestFinished(() => rmSync(data, { recursive: true, force: true }))
    const first = await startPlayground({ data })
    const { ask, page, thread, faults } = await open(running(), first)
    await ask(START)
    await thread.getByText('A container.', { exact: true }).waitFor()
    await first.stop()
    await page.getByText('The connection is lost.').waitFor()
    const field = thread.getByRole('textbox', { name: 'Reply in the thread' })
    await field.fill('why?')
    await field.press('Enter')
    await thread.getByRole('alert').getByText('There is no connection').waitFor()
    const second = await startPlayground({ data, port: Number(new URL(first.url).port) })
    onTestFinished(() => second.stop())
    await expect.poll(() => page.getByText('The connection is lost.').count(), { timeout: 10_000 }).toBe(0)
    expect(await thread.getByText('A container.', { exact: true }).count()).toBe(1)
    await field.press('Enter')
    await expect.poll(() => thread.getByText('Nothing boots.').count()).toBe(1)
    expect(second.asked).toMatchObject([{ kind: 'question', text: 'why?' }])
    await thread.getByRole('button', { name: 'More' }).first().click()
    await thread.getByText('Keep in mind').waitFor()
    expect(faults).toEqual([])
  }, 40_000)

  test('misses nothing that was said while the connection was lost', async () => {
    const { ask, page, thread, playground } = await openPlayground(running())
    await ask(START)
    await thread.getByText('A container.', { exact: true }).waitFor()
    const other = await open(running(), playground, {}, '#as=ben')
    await page.context().setOffline(true)
    // Going offline does not cut what is open: the server does, as a proxy would.
    playground.cut()
    await page.getByText('The connection is lost.').waitFor()
    await other.ask('are containers secure?')
    await other.thread.getByText('Enough for your own code').waitFor()
    await page.context().setOffline(false)
    const messages = page.getByRole('main').getByRole('listitem')
    await expect.poll(() => messages.filter({ hasText: 'are containers secure?' }).count(), { timeout: 10_000 }).toBe(1)
    expect(await messages.filter({ hasText: START }).count()).toBe(1)
  }, 40_000)

  test('of several people is one, and each sees what the others say as it is said', async () => {
    const { ask, page, thread, playground } = await openPlayground(running())
    const ben = await open(running(), playground, {}, '#as=ben')
    await ask(START)
    await ben.page.getByRole('main').getByText('1 reply').click()
    const field = ben.thread.getByRole('textbox', { name: 'Reply in the thread' })
    await field.fill('We measured that last year, you know.')
    await field.press('Enter')
    await thread.getByText('We measured that last year, you know.').waitFor()
    expect(await page.getByRole('main').getByText('2 replies').isVisible()).toBe(true)
    expect(await thread.getByText('Ben', { exact: true }).isVisible()).toBe(true)
  })

  test('is kept from who has not the access token', async () => {
    const token = 'sixteen letters or more'
    const playground = await startPlayground({ token })
    onTestFinished(() => playground.stop())
    const context = await running().newContext()
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(playground.url)
    await page.getByLabel('Access token').fill('sixteen letters or less')
    await page.keyboard.press('Enter')
    await page.getByText('That is not the access token.').waitFor()
    await page.getByLabel('Access token').fill(token)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ask what your team argues about' }).waitFor()
    const [cookie] = await context.cookies()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
    expect(cookie?.value).not.toContain(token)
    await page.reload()
    await page.getByRole('heading', { name: 'Ask what your team argues about' }).waitFor()
  })
})
