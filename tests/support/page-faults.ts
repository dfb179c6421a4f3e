import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What is wrong for people who use a screen reader or a keyboard, or see little, one line each. */
export async function faultsFor(page: Page): Promise<readonly unknown[]> {
  await page.evaluate(axe.source)
  const found: unknown = await page.evaluate(`axe.run().then(({ violations, passes }) => passes.length < 10
    ? ['hardly anything was checked']
    : violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) =>
        id + ': ' + html.slice(0, 120) + ' ' + any.map(({ message }) => message).join('; '))))`)
  return Array.isArray(found) ? found : ['axe gave nothing']
}

export function isTooWide(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  const wanted = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((node) => node.ownerDocument.activeElement === node).catch(() => false)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to "${String(name)}"`)
}
