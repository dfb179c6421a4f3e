import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { type Playground, type PlaygroundOptions, startPlayground } from './playground.ts'

/** The page in a browser, and what went wrong in it: a test that ends with faults fails. */
export interface Opened {
  readonly page: Page
  readonly playground: Playground
  /** Errors of scripts, breaches of the content policy, and requests to other hosts. */
  readonly faults: readonly string[]
  readonly field: Locator
  readonly thread: Locator
  readonly ask: (text: string) => Promise<void>
}

const DESK = { width: 1280, height: 800 }

export async function openPlayground(
  browser: Browser,
  { shows, ...options }: BrowserContextOptions & Pick<PlaygroundOptions, 'shows'> = {},
): Promise<Opened> {
  const playground = await startPlayground(shows ? { shows } : {})
  onTestFinished(() => playground.stop())
  return open(browser, playground, options)
}

export async function open(
  browser: Browser,
  playground: Playground,
  options: BrowserContextOptions = {},
  hash = '',
): Promise<Opened> {
  const context = await browser.newContext({ viewport: DESK, ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) faults.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(playground.url)) faults.push(request.url())
  })
  await page.goto(`${playground.url}/${hash}`)
  const field = page.getByRole('textbox', { name: 'Message', exact: true })
  await field.waitFor()
  return {
    page,
    playground,
    faults,
    field,
    thread: page.getByRole('complementary'),
    async ask(text) {
      await field.fill(text)
      await field.press('Enter')
    },
  }
}
