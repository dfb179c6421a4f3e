import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { decisions } from '#commands/decisions.ts'
import { startBrowser } from '../support/browser.ts'
import { open, type Opened } from '../support/browser-page.ts'
import { startPlayground } from '../support/playground.ts'

const browser = await startBrowser()
afterAll(() => browser?.close())

function running() {
  if (!browser) throw new Error('There is no Chromium here.')
  return browser
}

const press = ({ thread }: Opened, name: string) => thread.getByRole('button', { name, exact: true }).last().click()

async function say({ thread }: Opened, text: string): Promise<void> {
  const field = thread.getByRole('textbox', { name: 'Reply in the thread' })
  await field.fill(text)
  await field.press('Enter')
}

describe.skipIf(!browser)('a walkthrough on the page', () => {
  test('is answered by two people, with a question in the middle and an undo, and ends in a record to take along', async () => {
    const data = mkdtempSync(join(tmpdir(), 'versus-page-'))
    onTestFinished(() => rmSync(data, { recursive: true, force: true }))
    const playground = await startPlayground({ data })
    const ana = await open(running(), playground, {}, '#as=ana')
    await ana.ask('should we run our Postgres in Docker or on a VM?')
    await ana.thread.getByText('From your message: a busy database').waitFor()
    const ben = await open(running(), playground, {}, '#as=ben')
    await ben.page.getByRole('main').getByRole('button', { name: '1 reply' }).click()

    await press(ana, 'Looks right')
    await press(ben, 'VMs')
    await ana.thread.getByText('Ben: The team, VMs').waitFor()
    await say(ana, 'is docker slower than a VM at disk access?')
    await ben.thread.getByText('Sources').first().waitFor()
    await say(ben, 'undo')
    await ana.thread.getByRole('button', { name: 'Kubernetes or the like', exact: true }).waitFor()
    await press(ben, 'VMs')
    await press(ana, 'Steady')
    await press(ben, 'Bought, as a container image')
    await ana.thread.getByText('Leaning to a virtual machine').waitFor()
    await ana.thread.getByText('Runner-up:').waitFor()
    await press(ben, 'Accept')
    await ana.thread.getByText('Decided').first().waitFor()

    await ana.page.getByRole('button', { name: 'Decisions' }).click()
    const main = ana.page.getByRole('main')
    await main.getByRole('button', { name: /^Run our Postgres on a virtual machine.*Ben/ }).click()
    await main.getByText('The team: VMs (Ben)', { exact: true }).waitFor()
    const coming = ana.page.waitForEvent('download')
    await main.getByRole('link', { name: 'Download' }).click()
    const download = await coming
    const name = download.suggestedFilename()
    expect(name).toMatch(/^\d{8}-our-postgres-virtual-machine\.md$/)
    const taken = readFileSync(await download.path())
    expect([...ana.faults, ...ben.faults]).toEqual([])
    await playground.stop()

    const folder = join(data, 'export')
    expect(await decisions(['export', folder], { database: join(data, 'versus.db') }, () => {})).toBe(0)
    expect(readdirSync(folder)).toEqual([name])
    expect(taken.equals(readFileSync(join(folder, name)))).toBe(true)
    expect(taken.toString()).toContain('status: accepted')
  }, 90_000)
})
