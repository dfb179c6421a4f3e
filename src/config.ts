// The settings, checked by a table: a library for that would take a tenth of the time to the first answer.

const LOOPBACK = '127.0.0.1'
const LEVELS = ['debug', 'info', 'warn', 'error'] as const

/** Any value will do, or there is a rule, and what to write instead. */
type Setting =
  | Readonly<Record<string, never>>
  | { readonly isRight: (value: string) => boolean; readonly remedy: string }

const onOrOff: Setting = { isRight: (value) => value === 'on' || value === 'off', remedy: 'write on or off' }
const longSecret: Setting = {
  isRight: (value) => value.length >= 16,
  remedy: 'write at least 16 characters, for instance the output of: openssl rand -hex 32',
}

/** Every setting, in the order of `.env.example`. */
const SETTINGS = {
  VERSUS_KNOWLEDGE: {
    // A folder of the name "~" would be made where the program is.
    isRight: (value) => !/(?:^|[:;])\s*~/.test(value),
    remedy: 'write the whole path; "~" means nothing in a setting',
  },
  VERSUS_SHIPPED: onOrOff,
  VERSUS_DATA: {},
  VERSUS_DATABASE: {
    isRight: (value) => !/^\w+:\/\//.test(value) || /^postgres(ql)?:\/\//.test(value),
    remedy: 'write a path such as ./data/versus.db, or postgres://user:password@host/database',
  },
  VERSUS_SECRET: longSecret,
  SLACK_BOT_TOKEN: {
    isRight: (value) => value.startsWith('xoxb-'),
    remedy: 'write the Bot User OAuth Token, which begins with xoxb-',
  },
  SLACK_APP_TOKEN: {
    isRight: (value) => value.startsWith('xapp-'),
    remedy: 'write the app-level token, which begins with xapp-',
  },
  SLACK_SIGNING_SECRET: {},
  SLACK_API_URL: { isRight: isAddress, remedy: 'write an address such as https://slack.com/api/' },
  SLACK_CLIENT_ID: {},
  SLACK_CLIENT_SECRET: {},
  SLACK_STATE_SECRET: longSecret,
  DISCORD_TOKEN: {},
  DISCORD_MESSAGE_CONTENT: onOrOff,
  DISCORD_API_URL: { isRight: isAddress, remedy: 'write an address such as https://discord.com/api' },
  VERSUS_PAGE: onOrOff,
  VERSUS_PAGE_TOKEN: longSecret,
  HOST: {},
  PORT: {
    isRight: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
    remedy: 'write a number from 0 to 65535',
  },
  LOG_LEVEL: {
    isRight: (value) => LEVELS.some((level) => level === value),
    remedy: `write one of: ${LEVELS.join(', ')}`,
  },
  NO_COLOR: {},
} satisfies Readonly<Record<string, Setting>>

type Name = keyof typeof SETTINGS
type Values = Readonly<Partial<Record<Name, string>>>

export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS)

function isAddress(value: string): boolean {
  return URL.canParse(value)
}

/** The settings as the program uses them; `.env.example` says what each is for. */
export interface Config {
  /** Folders of a team's own knowledge, which is added to the shipped one. */
  readonly knowledge?: readonly string[]
  /** The knowledge that comes with the program is left out: the team's folders hold all there is. */
  readonly withoutShipped?: true
  /** Folder for what the program keeps, such as the trained matcher. */
  readonly data: string
  /** `memory:`, a path, or an address that begins with `postgres://`. */
  readonly database: string
  /** Encrypts addresses at rest. */
  readonly secret?: string
  /** There is a bot token, and an app-level token or a signing secret beside it; or what many workspaces need. */
  readonly slack?: {
    readonly token?: string
    readonly oauth?: { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string }
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
 * be secret. `separator` stands between folders; on Windows a path has colons of its own.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  separator: string = process.platform === 'win32' ? ';' : ':',
): Configured {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const strangers = Object.keys(given)
    .filter((name) => name.startsWith('VERSUS_') && !name.startsWith('VERSUS_TEST_') && !SETTING_NAMES.includes(name))
    .filter((name) => name !== 'VERSUS_NO_SKIPS')
    .map((name) => `${name}: there is no such setting; did you mean ${nearest(name)}?`)
  const faults = Object.entries<Setting>(SETTINGS).flatMap(([name, { isRight, remedy }]) => {
    const value = given[name]
    return value === undefined || !isRight || isRight(value) ? [] : [`${name}: ${remedy}`]
  })
  const folders = foldersIn(given['VERSUS_KNOWLEDGE'], separator)
  const all = [...faults, ...halfSlack(given), ...openPage(given), ...nothingToKnow(given, folders), ...strangers]
  return all.length > 0 ? { faults: all } : { config: toConfig(given, folders) }
}

/** In their order, each once; what stands beside a separator by mistake is no folder. */
function foldersIn(value: string | undefined, separator: string): readonly string[] {
  const folders = (value ?? '').split(separator).map((folder) => folder.trim())
  return [...new Set(folders.filter((folder) => folder !== ''))]
}

function nothingToKnow(
  given: Readonly<Record<string, string | undefined>>,
  folders: readonly string[],
): readonly string[] {
  return given['VERSUS_SHIPPED'] === 'off' && folders.length === 0
    ? ['VERSUS_KNOWLEDGE: name a folder where VERSUS_SHIPPED is off; else there is nothing to know']
    : []
}

function toConfig(values: Values, folders: readonly string[]): Config {
  const { VERSUS_SHIPPED, VERSUS_DATA = './data', VERSUS_DATABASE, VERSUS_SECRET, HOST, PORT } = values
  const logLevel = LEVELS.find((level) => level === values.LOG_LEVEL)
  return {
    ...(folders.length === 0 ? {} : { knowledge: folders }),
    ...(VERSUS_SHIPPED === 'off' ? { withoutShipped: true as const } : {}),
    data: VERSUS_DATA,
    database: VERSUS_DATABASE ?? `${VERSUS_DATA}/versus.db`,
    ...(VERSUS_SECRET === undefined ? {} : { secret: VERSUS_SECRET }),
    ...slackOf(values),
    ...discordOf(values),
    ...pageOf(values),
    host: HOST ?? LOOPBACK,
    port: Number(PORT ?? 3000),
    ...(logLevel === undefined ? {} : { logLevel }),
    color: values.NO_COLOR === undefined,
  }
}

function slackOf(values: Values): Pick<Config, 'slack'> {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_API_URL: apiUrl } = values
  const stateSecret = values.SLACK_STATE_SECRET ?? values.VERSUS_SECRET
  const hasOAuth = clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined
  if (token === undefined && !hasOAuth) return {}
  return {
    slack: {
      ...(token === undefined ? {} : { token }),
      ...(hasOAuth ? { oauth: { clientId, clientSecret, stateSecret } } : {}),
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
  const { VERSUS_PAGE, VERSUS_PAGE_TOKEN: token, DISCORD_TOKEN, HOST = LOOPBACK } = values
  const isAlone =
    values.SLACK_BOT_TOKEN === undefined && values.SLACK_CLIENT_ID === undefined && DISCORD_TOKEN === undefined
  const isWanted = VERSUS_PAGE === undefined ? isAlone : VERSUS_PAGE === 'on'
  if (!isWanted || (token === undefined && !isLoopback(HOST))) return {}
  return { page: token === undefined ? {} : { token } }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

/** The page asked for where others can reach it, and nothing to keep them out. */
function openPage(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const isOpen = given['VERSUS_PAGE'] === 'on' && !isLoopback(given['HOST'] ?? LOOPBACK)
  return isOpen && !('VERSUS_PAGE_TOKEN' in given)
    ? ['VERSUS_PAGE_TOKEN: the page needs an access token where HOST is not 127.0.0.1; write 16 characters or more']
    : []
}

/** One of Slack's settings without those that it is of use with. */
function halfSlack(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  if ('SLACK_CLIENT_ID' in given || 'SLACK_CLIENT_SECRET' in given) return halfOAuth(given)
  const isConnected = 'SLACK_APP_TOKEN' in given || 'SLACK_SIGNING_SECRET' in given
  if ('SLACK_BOT_TOKEN' in given && !isConnected)
    return ['SLACK_BOT_TOKEN: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (events by HTTP) as well']
  if (isConnected && !('SLACK_BOT_TOKEN' in given)) return ['SLACK_BOT_TOKEN: is missing; it begins with xoxb-']
  return []
}

/** Many workspaces by OAuth: what is missing beside the app's name, and what has no place there. */
function halfOAuth(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const missing = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET']
    .filter((name) => !(name in given))
    .map((name) => `${name}: is missing; many workspaces need it ("Basic Information")`)
  const unsigned =
    'SLACK_STATE_SECRET' in given || 'VERSUS_SECRET' in given
      ? []
      : ['SLACK_STATE_SECRET: set it, or VERSUS_SECRET, to 16 characters or more (openssl rand -hex 32)']
  const misplaced = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']
    .filter((name) => name in given)
    .map((name) => `${name}: leave it out beside SLACK_CLIENT_ID; each workspace brings its own token, by HTTP`)
  return [...missing, ...unsigned, ...misplaced]
}

/** The setting that shares most of its beginning and letters with a mistyped one. */
function nearest(name: string): string {
  const likeness = (other: string): number =>
    Array.from(other).filter((letter, at) => name[at] === letter || name.includes(other.slice(at, at + 3))).length
  return SETTING_NAMES.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? ''
}
