import { afterAll, describe, expect, test } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { openPlayground } from '../support/browser-page.ts'
import { faultsFor, isTooWide, tabTo } from '../support/page-faults.ts'

const browser = await startBrowser()
afterAll(() => browser?.close())

function running() {
  if (!browser) throw new Error('There is no Chromium here.')
  return browser
}

const START = 'which starts faster, a VM or a container?'
const VIEWS = ['Page', 'Slack', 'Discord', 'Both', 'Payload']

describe.skipIf(!browser)('the page', () => {
  test.each(['light', 'dark'] as const)(
    'has no fault that axe knows, in any view (%s)',
    async (colorScheme) => {
      const { ask, thread, page, faults, field, playground } = await openPlayground(running(), { colorScheme })
      expect(await faultsFor(page)).toEqual([])
      await ask(START)
      await thread.getByText('Why this answer').click()
      await ask('/compare')
      await page.getByRole('main').getByText('Only you can see this').nth(1).waitFor()
      playground.tellKnowledge({ kind: 'faulty', faults: [{ file: 'a.md', line: 3, problem: 'No.', remedy: 'Yes.' }] })
      await page.getByText('1 fault in the edited knowledge.').waitFor()
      await field.fill('/')
      for (const view of VIEWS) {
        await page.getByRole('radio', { name: view }).check()
        expect([view, ...(await faultsFor(page))]).toEqual([view])
      }
      expect(faults).toEqual([])
    },
    60_000,
  )

  test('can be used with the keyboard alone', async () => {
    const { page, thread, field } = await openPlayground(running())
    await tabTo(page, START)
    await page.keyboard.press('Enter')
    await thread.getByText('A container.', { exact: true }).waitFor()
    await tabTo(page, 'More')
    await page.keyboard.press('Enter')
    await thread.getByText('Keep in mind').waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toBe('More')
    await page.keyboard.press('Escape')
    await expect.poll(() => thread.isVisible()).toBe(false)
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^1 reply|^2 replies/)
    await field.focus()
    await page.keyboard.type('/com')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Virtual machines vs Docker' }).waitFor()
  })

  test('fits a phone without sideways scrolling, in any view', async () => {
    const { ask, page, thread } = await openPlayground(running(), {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    expect(await isTooWide(page)).toBe(false)
    await ask(START)
    await thread.getByText('Why this answer').click()
    for (const view of VIEWS) {
      await page.getByRole('radio', { name: view }).check()
      expect([view, await isTooWide(page)]).toEqual([view, false])
      expect([view, await thread.evaluate((node) => node.scrollWidth > node.clientWidth)]).toEqual([view, false])
    }
    await thread.getByRole('button', { name: 'Close' }).click()
    expect(await page.getByRole('main').isVisible()).toBe(true)
  })

  test('shows hostile text as text, runs none of it, and keeps its shape', async () => {
    const { ask, page, thread, faults } = await openPlayground(running())
    const hostile = [
      '<script>document.title = "taken"</script><img src=x onerror="document.title=1">',
      '\u202etxet desrever\u202c and [a](javascript:alert(1)) <https://evil.example|good> @everyone',
      'w'.repeat(4_000),
      'مرحبا <b>bold</b> *bold* **bold** `code`',
    ]
    for (const text of hostile) {
      await ask(`${text} which starts faster, a VM or a container?`)
      await expect.poll(() => page.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toBe('')
    }
    const main = page.getByRole('main')
    await main.getByText('<script>document.title = "taken"</script>').first().waitFor()
    await main.getByText('<b>bold</b> *bold* **bold** `code`').first().waitFor()
    for (const view of VIEWS) {
      await page.getByRole('radio', { name: view }).check()
      expect([view, await isTooWide(page)]).toEqual([view, false])
    }
    expect(await page.title()).toBe('Versus')
    expect(await page.evaluate('document.querySelectorAll("#rooms script, #rooms img, #rooms b b").length')).toBe(0)
    expect(await thread.getByRole('link', { name: 'good' }).count()).toBe(0)
    expect(faults).toEqual([])
  })

  test('runs nothing but its own files, whatever gets into it', async () => {
    const { page, faults } = await openPlayground(running())
    const broken: unknown = await page.evaluate(`new Promise((resolve) => {
      const broken = new Set()
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        broken.add(effectiveDirective)
        if (broken.size === 3) resolve([...broken])
      })
      const script = document.createElement('script')
      script.textContent = 'document.title = "taken"'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<p style="color: red">')
      fetch('https://example.invalid/').catch(() => {})
    })`)
    expect(broken).toEqual(expect.arrayContaining(['script-src-elem', 'style-src-attr', 'connect-src']))
    expect(await page.title()).toBe('Versus')
    expect(faults.length).toBeGreaterThan(0)
  })
})
