import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Where a browser is found: what Debian, Ubuntu and others call it. */
const NAMES: readonly string[] = ['chromium', 'chromium-browser', 'google-chrome', 'chrome']

/** The program of a Chromium that this machine has; undefined where it has none. */
function findChromium(): string | undefined {
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome']
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path))
}

/** A real browser without a window. Undefined where this machine has none: then skip, and say so. */
export async function startBrowser(): Promise<Browser | undefined> {
  const executablePath = findChromium()
  // Root cannot have the sandbox; the only pages opened are our own.
  return executablePath === undefined ? undefined : chromium.launch({ executablePath, args: ['--no-sandbox'] })
}
