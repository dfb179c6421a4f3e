import { z } from 'zod'
import { refuse } from './refused.ts'

/** Arguments come as a form: what is no text in them is JSON. */
const json = z.string().transform((text): unknown => JSON.parse(text))
const flag = z.enum(['true', 'false'])
const timestamp = z.string().regex(/^\d{10}\.\d{6}$/)
const Content = {
  text: z.string().max(40_000).optional(),
  blocks: json.optional(),
  parse: z.literal('none').optional(),
}
const Range = {
  channel: z.string(),
  oldest: z.string().optional(),
  limit: z.string().optional(),
  include_all_metadata: flag.optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
  cursor: z.string().optional(),
}
const Metadata = z.strictObject({
  event_type: z.string().regex(/^[a-zA-Z0-9_]+$/),
  event_payload: z.record(z.string(), z.unknown()),
})

const ARGUMENTS = {
  'auth.test': z.strictObject({}),
  'chat.postMessage': z.strictObject({
    ...Content,
    channel: z.string(),
    thread_ts: timestamp.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
    metadata: json.pipe(Metadata).optional(),
  }),
  'chat.update': z.strictObject({ ...Content, channel: z.string(), ts: timestamp }),
  'chat.delete': z.strictObject({ channel: z.string(), ts: timestamp }),
  'chat.postEphemeral': z.strictObject({
    ...Content,
    channel: z.string(),
    user: z.string(),
    thread_ts: timestamp.optional(),
  }),
  'views.open': z.strictObject({ trigger_id: z.string(), view: json }),
  'views.update': z.strictObject({ view_id: z.string(), hash: z.string().optional(), view: json }),
  'views.publish': z.strictObject({ user_id: z.string(), hash: z.string().optional(), view: json }),
  'assistant.threads.setSuggestedPrompts': z.strictObject({
    channel_id: z.string(),
    title: z.string().optional(),
    thread_ts: timestamp.optional(),
    prompts: json.pipe(
      z
        .array(z.strictObject({ title: z.string().min(1).max(75), message: z.string().min(1).max(300) }))
        .min(1)
        .max(4),
    ),
  }),
  'assistant.threads.setStatus': z.strictObject({
    channel_id: z.string(),
    thread_ts: timestamp,
    status: z.string().max(100),
  }),
  'conversations.open': z.strictObject({ users: z.string().regex(/^[UW]/) }),
  'conversations.history': z.strictObject(Range),
  'conversations.replies': z.strictObject({ ...Range, ts: timestamp }),
} as const

export type Method = keyof typeof ARGUMENTS

const METHODS: readonly string[] = Object.keys(ARGUMENTS)

export function isMethod(name: string): name is Method {
  return METHODS.includes(name)
}

/** The arguments, or Slack's refusal: a field that the method does not have is one. */
export function argumentsOf<M extends Method>(method: M, form: Readonly<Record<string, unknown>>): Arguments<M> {
  const schema: z.ZodType = ARGUMENTS[method]
  // The kit adds these to any call.
  const { token: _token, team_id: _team, ...given } = form
  const result = schema.safeParse(given)
  if (!result.success) refuse('invalid_arguments', z.prettifyError(result.error))
  return result.data as Arguments<M>
}

export type Arguments<M extends Method> = z.infer<(typeof ARGUMENTS)[M]>
