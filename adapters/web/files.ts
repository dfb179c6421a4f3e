import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Handler } from 'hono'

const FOLDER = join(import.meta.dirname, 'page')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Nothing but this page's own files; no text of anybody can become a script. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The page's files as they are, by their names: only what lies in the folder can be asked for. */
export function createFiles(): (name: (path: string) => string) => Handler {
  const names = new Set(readdirSync(FOLDER).filter((name) => extname(name) in TYPES))
  return (nameOf) => (context) => {
    const name = nameOf(context.req.path)
    if (!names.has(name)) return context.notFound()
    return context.body(readFileSync(join(FOLDER, name)), 200, {
      'content-type': TYPES[extname(name)] ?? '',
      'cache-control': 'no-cache',
    })
  }
}
