import type { LogFields } from '#model/ports.ts'

const REDACTED = '[redacted]'

/** Names of fields whose value is a secret, wherever they stand. */
const secretNames = /^(?:.*token|.*secret|.*password|authorization|cookie|set-cookie|via|address|response_?url)$/i

/** What secrets look like inside other texts: addresses of requests, messages of errors. */
const secretShapes: readonly RegExp[] = [
  // Slack: bot, user, app-level, refresh and configuration tokens. https://docs.slack.dev/authentication/tokens
  /\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{8,}(?:\.[A-Za-z0-9-]+)*/g,
  // Slack's response addresses and incoming webhooks.
  /https:\/\/hooks\.slack\.com\/[^\s"']+/g,
  // Discord: a bot's token is its id, a time and a signature. https://docs.discord.com/developers/reference#authentication
  /\b[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,}/g,
  // Discord's interaction tokens and webhooks, in the addresses of requests.
  /(?<=\/(?:webhooks|interactions)\/\d{5,}\/)[\w.-]+/g,
  /(?<=\b(?:Bearer|Bot|Basic)\s+)[\w.~+/=-]{8,}/gi,
  // The password in the address of a database.
  /(?<=\b[a-z][a-z0-9+]*:\/\/[^\s:@/]*:)[^\s@/]+(?=@)/gi,
]

/** How deep fields are looked through; what lies deeper is not logged. */
const DEEPEST = 6

/** The fields without secrets: by the name of the field, and by what secrets look like. */
export function redact(fields: LogFields): LogFields {
  return redactFields(fields, DEEPEST)
}

function redactFields(fields: object, depth: number): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      secretNames.test(name) && value !== undefined ? REDACTED : redactValue(value, depth - 1),
    ]),
  )
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return secretShapes.reduce((text, shape) => text.replaceAll(shape, REDACTED), value)
  if (typeof value !== 'object' || value === null) return value
  if (depth <= 0) return '[deeper]'
  if (Array.isArray(value)) return value.map((one: unknown) => redactValue(one, depth - 1))
  return redactFields(value, depth)
}
