import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Show } from '#model/adapter.ts'
import { createFiles, POLICY } from './files.ts'
import type { Guard } from './guard.ts'
import { LONGEST_BODY } from './limits.ts'
import type { Received } from './receive.ts'
import { CHANNEL, COMMANDS, CHANNEL_PLACE, PEOPLE, personOf } from './scene.ts'
import type { Streams } from './streams.ts'

interface RoutesParts {
  readonly guard: Guard
  readonly streams: Streams
  /** Shows it and tells the bot; settles when both are safe. */
  readonly act: (body: unknown) => Promise<Received>
  readonly show: Show
  readonly isReady: () => boolean
}

/**
 *   /                    the page
 *   /page/…              its files
 *   /page/api/about      who is there and what can be typed
 *   /page/api/events     the conversation as one person sees it, as server-sent events
 *   /page/api/complete   what a command may go on with
 *   /page/api/act        what somebody did
 *   /page/api/enter      the access token
 */
export function createRoutes({ guard, streams, act, show, isReady }: RoutesParts): Hono {
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
    const received = await act(body)
    return received.kind === 'refused' ? context.json({ text: received.text }, 422) : context.json({}, 202)
  })

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
