import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Show, Shown } from '#model/adapter.ts'
import { createFiles, POLICY } from './files.ts'
import type { Guard } from './guard.ts'
import { createLibraryRoutes } from './library-routes.ts'
import type { Library, Reader } from './library.ts'
import { LONGEST_BODY } from './limits.ts'
import { CHANNEL, COMMANDS, CHANNEL_PLACE, PEOPLE, personOf } from './scene.ts'
import type { Streams } from './streams.ts'

/** What comes of an act: it was taken, it opens something, or it was refused. */
export type Answered = Shown | { readonly kind: 'taken' } | { readonly kind: 'refused'; readonly text: string }

interface RoutesParts {
  readonly guard: Guard
  readonly streams: Streams
  /** Shows it and tells the bot, and settles when both are safe; or gives the form that it opens. */
  readonly act: (body: unknown) => Promise<Answered>
  readonly show: Show
  readonly isReady: () => boolean
  readonly library: Library
  readonly readerOf: (person: string) => Reader | undefined
}

/**
 *   /                    the page
 *   /page/…              its files
 *   /page/api/about      who is there and what can be typed
 *   /page/api/events     the conversation as one person sees it, as server-sent events
 *   /page/api/complete   what a command may go on with
 *   /page/api/act        what somebody did; gives the form that a press opens
 *   /page/api/enter      the access token
 *   /page/api/…          what authors look at: library-routes.ts
 */
export function createRoutes({ guard, streams, act, show, isReady, library, readerOf }: RoutesParts): Hono {
  const app = new Hono()
  const file = createFiles()
  const api = new Hono()

  api.post('/enter', guard.origin, guard.enter)
  api.use(guard.access)
  api.use(async (context, next) => {
    if (!isReady()) return context.json({ text: 'The bot is starting. Try again in a moment.' }, 503)
    await next()
  })
  api.get('/about', async (context) => {
    const shown = await show({ kind: 'prompts' })
    const prompts = shown.kind === 'prompts' ? shown.prompts : []
    return context.json({ people: PEOPLE, channel: CHANNEL, commands: COMMANDS, prompts })
  })
  api.get('/complete', async (context) => {
    const { command = '', typed = '' } = context.req.query()
    const shown = await show({ kind: 'complete', place: CHANNEL_PLACE, command, field: '', typed: typed.slice(0, 200) })
    return context.json(shown.kind === 'completions' ? shown.options : [])
  })
  api.get('/events', (context) => {
    const person = personOf(context.req.query('as'))
    const after = Number(context.req.header('last-event-id') ?? context.req.query('after'))
    if (!person) return context.json({ text: 'Nobody here has that name.' }, 400)
    return streams.open(person.id, Number.isSafeInteger(after) ? after : undefined)
  })
  api.post('/act', guard.origin, bodyLimit({ maxSize: LONGEST_BODY }), async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined)
    const answered = await act(body)
    if (answered.kind === 'refused') return context.json({ text: answered.text }, 422)
    if (answered.kind === 'form') return context.json({ form: answered.form })
    return answered.kind === 'no form' ? context.json({ text: answered.text }) : context.json({}, 202)
  })
  api.route('/', createLibraryRoutes({ library, origin: guard.origin, readerOf }))

  app.use('/', guard.host, hardened)
  app.use('/page/*', guard.host, hardened)
  app.get(
    '/',
    file(() => 'index.html'),
  )
  app.route('/page/api', api)
  app.get(
    '/page/:name',
    file((path) => path.slice('/page/'.length)),
  )
  return app
}

const hardened: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('content-security-policy', POLICY)
  context.header('referrer-policy', 'no-referrer')
}
