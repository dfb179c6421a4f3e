// `npm run screenshots [-- <folder>]`: starts the program on a free port and takes the documents' pictures from its page.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { startBrowser } from './browser.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Shot {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly scheme: 'light' | 'dark'
  readonly take: (page: Page) => Promise<void>
}

async function ask(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Message', exact: true })
  await field.fill(text)
  await field.press('Enter')
  await page.getByRole('complementary').getByText('Why this answer').first().waitFor()
}

const DECIDE = 'should we run our Postgres in Docker or on a VM?'

/** The card takes its time: the button is there once the answer before has arrived. */
const press = (thread: Locator, name: string): Promise<void> =>
  thread.getByRole('button', { name, exact: true }).last().click()

const show = (page: Page, view: string): Promise<void> => page.getByRole('radio', { name: view }).check()

const SHOTS: readonly Shot[] = [
  {
    name: 'both',
    width: 1280,
    height: 800,
    scheme: 'light',
    async take(page) {
      await ask(page, 'which starts faster, a VM or a container?')
      await show(page, 'Both')
    },
  },
  {
    name: 'verdict',
    width: 1280,
    height: 1080,
    scheme: 'light',
    async take(page) {
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill(DECIDE)
      await page.keyboard.press('Enter')
      const thread = page.getByRole('complementary')
      await press(thread, 'Looks right')
      await page.getByRole('radio', { name: 'Ben' }).check()
      for (const label of ['VMs', 'Steady', 'Bought, as a container image']) await press(thread, label)
      await thread.getByRole('button', { name: 'Accept' }).waitFor()
      await show(page, 'Both')
    },
  },
  {
    name: 'flow',
    width: 1280,
    height: 800,
    scheme: 'dark',
    async take(page) {
      await page.getByRole('button', { name: 'Flows' }).click()
      const main = page.getByRole('main')
      const given = { 'The data': 'A busy database', 'The team': 'VMs', 'The load': 'Steady' }
      for (const [question, label] of Object.entries(given))
        await main.getByRole('combobox', { name: question }).selectOption({ label })
      await main.getByText('What counts, and how much').waitFor()
      await page.mouse.move(0, 0)
    },
  },
  {
    name: 'why',
    width: 1280,
    height: 800,
    scheme: 'dark',
    async take(page) {
      await ask(page, 'is docker lihgter than a VM?')
      await page.getByRole('complementary').getByText('Why this answer').click()
    },
  },
  {
    name: 'phone',
    width: 390,
    height: 844,
    scheme: 'light',
    async take(page) {
      await ask(page, DECIDE)
    },
  },
]

/** The program itself; gives its address once it listens. */
function startProgram(data: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const env = { ...process.env, VERSUS_DATA: data, VERSUS_PAGE: 'on', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${text}`)))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const url = /"url":"([^"]+)"/.exec(text)?.[1]
      if (url !== undefined && text.includes('"msg":"started"')) resolve({ child, url })
    })
  })
}

async function takeShot(browser: Browser, url: string, folder: string, shot: Shot): Promise<void> {
  const { name, width, height, scheme, take } = shot
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(url)
  await take(page)
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
  await context.close()
}

const folder = process.argv[2] ?? join(ROOT, 'adapters/web/pictures')
const browser = await startBrowser()
if (!browser) throw new Error('There is no Chromium here: install it, then try again.')
mkdirSync(folder, { recursive: true })
try {
  for (const shot of SHOTS) {
    // Each has a conversation of its own.
    const data = mkdtempSync(join(tmpdir(), 'versus-pictures-'))
    const { child, url } = await startProgram(data)
    child.removeAllListeners('exit')
    try {
      await takeShot(browser, url, folder, shot)
    } finally {
      child.kill()
      rmSync(data, { recursive: true, force: true })
    }
    console.log(join(folder, `${shot.name}.png`))
  }
} finally {
  await browser.close()
}
