import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { fieldsOf, nameIn } from './fields.ts'
import type { Guard } from './guard.ts'
import type { Library, Reader } from './library.ts'
import { LONGEST_LIBRARY_BODY } from './limits.ts'
import { personOf } from './scene.ts'

interface LibraryParts {
  readonly library: Library
  readonly origin: Guard['origin']
  readonly readerOf: (person: string) => Reader | undefined
}

/**
 *   /decisions       what was decided, newest first
 *   /decision        one of them
 *   /decision-file   its record, to be kept
 *   /gaps  /gap      questions without an answer; one of them, with a topic to begin with
 *   /flows           the questions of each flow
 *   /judge           what answers to them come to; nothing is stored
 */
export function createLibraryRoutes({ library, origin, readerOf }: LibraryParts): Hono {
  const app = new Hono()
  const asReader =
    (answer: (reader: Reader, key: string, context: Context) => Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const reader = readerOf(personOf(context.req.query('as'))?.id ?? '')
      if (!reader) return context.json({ text: 'Nobody here has that name.' }, 400)
      return answer(reader, nameIn(context.req.query('key')) ?? '', context)
    }

  app.get(
    '/decisions',
    asReader(async (reader, _, context) => context.json(await library.decisions(reader))),
  )
  app.get(
    '/decision',
    asReader(async (reader, key, context) => {
      const found = await library.decision(key, reader)
      return found ? context.json(found) : gone(context, 'That decision is gone, or is not yours to read.')
    }),
  )
  app.get(
    '/decision-file',
    asReader(async (reader, key, context) => {
      const file = (await library.decision(key, reader))?.file
      if (!file) return gone(context, 'That decision is gone, or is not yours to read.')
      return context.body(file.text, 200, {
        'content-type': 'text/markdown; charset=utf-8',
        'content-disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '-')}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
    }),
  )
  app.get(
    '/gaps',
    asReader(async (reader, _, context) => context.json(await library.gaps(reader))),
  )
  app.get(
    '/gap',
    asReader(async (reader, key, context) => {
      const found = await library.gap(key, reader)
      return found ? context.json(found) : gone(context, 'That gap is not open any more.')
    }),
  )
  app.get('/flows', (context) => context.json(library.flows()))
  app.post('/judge', origin, bodyLimit({ maxSize: LONGEST_LIBRARY_BODY }), async (context) => {
    const { flow, answers } = fieldsOf(await context.req.json().catch(() => undefined))
    const judged = library.judge(nameIn(flow) ?? '', answersIn(answers))
    return judged ? context.json(judged) : gone(context, 'That flow is gone: its file was changed.')
  })
  return app
}

function answersIn(value: unknown): Readonly<Record<string, string>> {
  const given = Object.entries(fieldsOf(value)).map(([question, answer]) => [question, nameIn(answer)] as const)
  return Object.fromEntries(given.flatMap(([question, answer]) => (answer === undefined ? [] : [[question, answer]])))
}

function gone(context: Context, text: string): Response {
  return context.json({ text }, 404)
}
