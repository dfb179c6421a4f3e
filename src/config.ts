import { z } from 'zod'

const LEVELS = ['debug', 'info', 'warn', 'error'] as const

/** Every setting, in the order of `.env.example`. The message says what to do. */
const Settings = z.object({
  VERSUS_KNOWLEDGE: z.string().optional(),
  VERSUS_DATA: z.string().default('./data'),
  VERSUS_DATABASE: z
    .string()
    .refine((value) => !/^\w+:\/\//.test(value) || /^postgres(ql)?:\/\//.test(value), {
      error: 'write a path such as ./data/versus.db, or postgres://user:password@host/database',
    })
    .optional(),
  VERSUS_SECRET: z
    .string()
    .min(16, 'write at least 16 characters, for instance the output of: openssl rand -hex 32')
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, 'write the Bot User OAuth Token, which begins with xoxb-')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'write the app-level token, which begins with xapp-')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: z.url('write an address such as https://slack.com/api/').optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_MESSAGE_CONTENT: z.enum(['on', 'off'], { error: 'write on or off' }).default('off'),
  DISCORD_API_URL: z.url('write an address such as https://discord.com/api').optional(),
  VERSUS_PAGE: z.enum(['on', 'off'], { error: 'write on or off' }).optional(),
  VERSUS_PAGE_TOKEN: z
    .string()
    .min(16, 'write at least 16 characters, for instance the output of: openssl rand -hex 32')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'write a number from 0 to 65535' })
    .int('write a number from 0 to 65535')
    .min(0, 'write a number from 0 to 65535')
    .max(65_535, 'write a number from 0 to 65535')
    .default(3000),
  LOG_LEVEL: z.enum(LEVELS, { error: `write one of: ${LEVELS.join(', ')}` }).optional(),
  NO_COLOR: z.string().optional(),
})

export const SETTING_NAMES: readonly string[] = Object.keys(Settings.shape)

/** The settings as the program uses them; `.env.example` says what each is for. */
export interface Config {
  /** Folder of the knowledge; the shipped one where it is not set. */
  readonly knowledge?: string
  /** Folder for what the program keeps, such as the trained matcher. */
  readonly data: string
  /** `memory:`, a path, or an address that begins with `postgres://`. */
  readonly database: string
  /** Encrypts addresses at rest. */
  readonly secret?: string
  /** There is a bot token, and an app-level token or a signing secret beside it. */
  readonly slack?: {
    readonly token: string
    readonly appToken?: string
    readonly signingSecret?: string
    readonly apiUrl?: string
  }
  readonly discord?: { readonly token: string; readonly hasMessageContent: boolean; readonly apiUrl?: string }
  /** The playground in the browser, where it is on. */
  readonly page?: {
    /** Asked for before anybody gets in; always there where others than this machine can reach it. */
    readonly token?: string
  }
  readonly host: string
  readonly port: number
  readonly logLevel?: (typeof LEVELS)[number]
  readonly color: boolean
}

export type Configured = { readonly config: Config } | { readonly faults: readonly string[] }

/**
 * Reads the settings. An empty value counts as not set. Every fault at once, one line each with its remedy; a name that
 * begins with `VERSUS_` and is no setting is a fault too, since it is probably mistyped. Values are never repeated: they may
 * be secret.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Configured {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const strangers = Object.keys(given)
    .filter((name) => name.startsWith('VERSUS_') && !name.startsWith('VERSUS_TEST_') && !SETTING_NAMES.includes(name))
    .filter((name) => name !== 'VERSUS_NO_SKIPS')
    .map((name) => `${name}: there is no such setting; did you mean ${nearest(name)}?`)
  const parsed = Settings.safeParse(given)
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const all = [...faults, ...halfSlack(given), ...openPage(given), ...strangers]
  if (!parsed.success || all.length > 0) return { faults: all }
  const { VERSUS_KNOWLEDGE, VERSUS_DATA, VERSUS_DATABASE, VERSUS_SECRET, HOST, PORT, LOG_LEVEL, NO_COLOR } = parsed.data
  return {
    config: {
      ...(VERSUS_KNOWLEDGE === undefined ? {} : { knowledge: VERSUS_KNOWLEDGE }),
      data: VERSUS_DATA,
      database: VERSUS_DATABASE ?? `${VERSUS_DATA}/versus.db`,
      ...(VERSUS_SECRET === undefined ? {} : { secret: VERSUS_SECRET }),
      ...slackOf(parsed.data),
      ...discordOf(parsed.data),
      ...pageOf(parsed.data),
      host: HOST,
      port: PORT,
      ...(LOG_LEVEL === undefined ? {} : { logLevel: LOG_LEVEL }),
      color: NO_COLOR === undefined,
    },
  }
}

type Values = z.infer<typeof Settings>

function slackOf(values: Values): Pick<Config, 'slack'> {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values
  const apiUrl = values.SLACK_API_URL
  if (token === undefined) return {}
  return {
    slack: {
      token,
      ...(appToken === undefined ? {} : { appToken }),
      ...(signingSecret === undefined ? {} : { signingSecret }),
      ...(apiUrl === undefined ? {} : { apiUrl }),
    },
  }
}

function discordOf({
  DISCORD_TOKEN: token,
  DISCORD_MESSAGE_CONTENT,
  DISCORD_API_URL: apiUrl,
}: Values): Pick<Config, 'discord'> {
  if (token === undefined) return {}
  const hasMessageContent = DISCORD_MESSAGE_CONTENT === 'on'
  return { discord: { token, hasMessageContent, ...(apiUrl === undefined ? {} : { apiUrl }) } }
}

/**
 * Without a bot token the page is what there is to try, and on; beside a platform it has to be asked for. Where others than
 * this machine can reach it, it is on with an access token only.
 */
function pageOf(values: Values): Pick<Config, 'page'> {
  const { VERSUS_PAGE, VERSUS_PAGE_TOKEN: token, SLACK_BOT_TOKEN, DISCORD_TOKEN, HOST } = values
  const isAlone = SLACK_BOT_TOKEN === undefined && DISCORD_TOKEN === undefined
  const isWanted = VERSUS_PAGE === undefined ? isAlone : VERSUS_PAGE === 'on'
  if (!isWanted || (token === undefined && !isLoopback(HOST))) return {}
  return { page: token === undefined ? {} : { token } }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

/** The page asked for where others can reach it, and nothing to keep them out. */
function openPage(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const isOpen = given['VERSUS_PAGE'] === 'on' && !isLoopback(given['HOST'] ?? '127.0.0.1')
  return isOpen && !('VERSUS_PAGE_TOKEN' in given)
    ? ['VERSUS_PAGE_TOKEN: the page needs an access token where HOST is not 127.0.0.1; write 16 characters or more']
    : []
}

/** One of Slack's settings without those that it is of use with. */
function halfSlack(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const isConnected = 'SLACK_APP_TOKEN' in given || 'SLACK_SIGNING_SECRET' in given
  if ('SLACK_BOT_TOKEN' in given && !isConnected)
    return ['SLACK_BOT_TOKEN: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (events by HTTP) as well']
  if (isConnected && !('SLACK_BOT_TOKEN' in given)) return ['SLACK_BOT_TOKEN: is missing; it begins with xoxb-']
  return []
}

/** The setting that shares most of its beginning and letters with a mistyped one. */
function nearest(name: string): string {
  const likeness = (other: string): number =>
    Array.from(other).filter((letter, at) => name[at] === letter || name.includes(other.slice(at, at + 3))).length
  return SETTING_NAMES.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? ''
}
