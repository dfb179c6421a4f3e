import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { COOKIE_SECONDS, TOKEN_PAUSE, WRONG_TOKENS } from './limits.ts'

// Who may use the page. Without an access token only this machine, by its own name: a site elsewhere that has its name point
// here (DNS rebinding) still sends its own name. With a token, whoever has entered it. What changes something must come from
// the page itself, whatever site the browser also has open (CSRF).

const COOKIE = 'versus_page'

export interface Guard {
  /** 421 for another name than this machine's, where there is no token to tell people by. */
  readonly host: MiddlewareHandler
  /** 403 for what another site sends. */
  readonly origin: MiddlewareHandler
  /** 401 for who has not entered the token. */
  readonly access: MiddlewareHandler
  /** Tries a token; sets the cookie where it is right. */
  readonly enter: MiddlewareHandler
}

export function createGuard(token: string | undefined, now: () => number): Guard {
  // The cookie proves that the token was known, and does not tell it.
  const pass = token === undefined ? '' : createHmac('sha256', token).update('versus page').digest('base64url')
  let wrong: readonly number[] = []

  return {
    async host(context, next) {
      if (token === undefined && !isLoopback(context.req.header('host') ?? ''))
        return context.text('This page answers to the name of this machine only, such as http://127.0.0.1.\n', 421)
      await next()
    },
    async origin(context, next) {
      const origin = context.req.header('origin') ?? ''
      const isOwn = URL.canParse(origin) && new URL(origin).host === context.req.header('host')
      if (!isOwn) return context.text('Only the page itself may do that.\n', 403)
      await next()
    },
    async access(context, next) {
      if (token !== undefined && !isSame(getCookie(context, COOKIE) ?? '', pass))
        return context.json({ text: 'Enter the access token first.' }, 401)
      await next()
    },
    async enter(context) {
      const body: unknown = await context.req.json().catch(() => undefined)
      // Counted after the last wait, so that guesses made at once count like those made in turn.
      wrong = wrong.filter((at) => now() - at < TOKEN_PAUSE)
      if (wrong.length >= WRONG_TOKENS)
        return context.json({ text: 'Too many wrong tokens. Try again in a minute.' }, 429)
      const given = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined
      if (token === undefined || typeof given !== 'string' || !isSame(given, token)) {
        wrong = [...wrong, now()]
        return context.json({ text: 'That is not the access token. It is in the setting VERSUS_PAGE_TOKEN.' }, 401)
      }
      const isSecure = (context.req.header('origin') ?? '').startsWith('https:')
      setCookie(context, COOKIE, pass, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: COOKIE_SECONDS,
        secure: isSecure,
      })
      return context.json({})
    },
  }
}

/** "127.0.0.1:3000", "localhost", "[::1]:80". */
function isLoopback(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase()
  return name === 'localhost' || name === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
}

/** In the same time whatever is given. */
function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
