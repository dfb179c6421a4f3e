import { afterAll, describe, expect, test } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { openPlayground } from '../support/browser-page.ts'

const browser = await startBrowser()
afterAll(() => browser?.close())

function running() {
  if (!browser) throw new Error('There is no Chromium here.')
  return browser
}

const START = 'which starts faster, a VM or a container?'

describe.skipIf(!browser)('an answer on the page', () => {
  test('stands in the thread of the question, with sources, buttons and why it was chosen', async () => {
    const { ask, thread, page, faults } = await openPlayground(running())
    await ask(START)
    await thread.getByText('A container.', { exact: true }).waitFor()
    expect(await thread.getByRole('link', { name: 'Khan 2026' }).getAttribute('href')).toBe(
      'https://arxiv.org/abs/2602.15214',
    )
    await thread.getByText('Why this answer').click()
    const table = thread.getByRole('group', { name: 'Candidates' })
    expect(await table.textContent()).toMatch(/Sure from 0\.\d\d, none below 0\.\d\d/)
    expect(await table.getByRole('row').nth(1).textContent()).toMatch(/^startup[01]\.\d\d/)
    expect(await page.getByRole('main').getByText('1 reply').isVisible()).toBe(true)
    expect(faults).toEqual([])
  })

  test('says more to whoever pressed More, and to nobody else', async () => {
    const { ask, thread, page } = await openPlayground(running())
    await ask(START)
    await thread.getByRole('button', { name: 'More' }).click()
    await thread.getByText('Only you can see this').waitFor()
    await thread.getByText('Keep in mind').waitFor()
    await page.getByRole('radio', { name: 'Ben' }).check()
    await thread.getByText('A container.', { exact: true }).waitFor()
    expect(await thread.getByText('Keep in mind').count()).toBe(0)
  })

  test('asks which topic is meant, and a choice answers', async () => {
    const { ask, thread, playground } = await openPlayground(running())
    await ask('docker?')
    const choices = thread.getByRole('group', { name: 'Which of these?' })
    await choices.getByRole('button').first().click()
    await thread.getByText('2 replies').or(thread.getByRole('listitem').nth(2)).first().waitFor()
    await expect.poll(() => playground.asked.map(({ kind }) => kind)).toEqual(['question', 'press'])
    await expect.poll(() => thread.getByText('Sources').count()).toBeGreaterThan(0)
  })

  test('goes on in the thread without a mention, when it is sure', async () => {
    const { ask, thread } = await openPlayground(running())
    await ask(START)
    await thread.getByText('A container.', { exact: true }).waitFor()
    await thread.getByRole('textbox', { name: 'Reply in the thread' }).fill('why?')
    await thread.getByRole('textbox', { name: 'Reply in the thread' }).press('Enter')
    await expect.poll(() => thread.getByText('Nothing boots.').count()).toBe(1)
  })

  test('is judged, and the judgement is kept and shown', async () => {
    const { ask, thread, page, playground } = await openPlayground(running())
    await ask(START)
    await thread.getByRole('button', { name: 'Wrong', exact: true }).click()
    await expect
      .poll(() => thread.getByRole('button', { name: 'Wrong', exact: true }).getAttribute('aria-pressed'))
      .toBe('true')
    await expect.poll(() => playground.asked.at(-1)).toMatchObject({ kind: 'feedback', verdict: 'wrong' })
    await page.reload()
    await expect
      .poll(() => thread.getByRole('button', { name: 'Wrong', exact: true }).getAttribute('aria-pressed'))
      .toBe('true')
  })

  test('given to a command is private until it is shared', async () => {
    const { ask, page, field } = await openPlayground(running())
    const main = page.getByRole('main')
    await field.pressSequentially('/as')
    await field.press('ArrowDown')
    await field.press('Enter')
    expect(await field.inputValue()).toBe('/ask ')
    await ask('/ask are containers secure?')
    await main.getByText('Only you can see this').nth(1).waitFor()
    await main.getByRole('button', { name: 'Share' }).click()
    await main.getByText('Shared by Ana.').waitFor()
    await page.getByRole('radio', { name: 'Cem' }).check()
    await main.getByText('Shared by Ana.').waitFor()
    expect(await main.getByText('Only you can see this').count()).toBe(0)
  })

  test('follows an edit of its question, and goes with it when it is deleted', async () => {
    const { ask, thread, page } = await openPlayground(running())
    await ask(START)
    await thread.getByText('A container.', { exact: true }).waitFor()
    const root = thread.getByRole('listitem').first()
    await root.hover()
    await root.getByRole('button', { name: 'Edit' }).click()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('are containers secure?')
    await page.keyboard.press('Enter')
    await thread.getByText('Enough for your own code').first().waitFor()
    await expect.poll(() => thread.getByText('A container.', { exact: true }).count()).toBe(0)
    await root.hover()
    await root.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { name: 'Ask what your team argues about' }).waitFor()
    await expect.poll(() => page.getByText('Enough for your own code').count()).toBe(0)
  })
})
