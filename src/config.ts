import { z } from 'zod'

const Config = z.object({
  VERSUS_KNOWLEDGE: z.string().optional(),
  VERSUS_DATA: z.string().default('./data'),
  NO_COLOR: z.string().optional(),
})

/** The settings as the program uses them; `.env.example` says what each is for. */
export interface Config {
  /** Folder of the knowledge; the shipped one where it is not set. */
  readonly knowledge?: string
  /** Folder for what the program keeps, such as the trained matcher. */
  readonly data: string
  readonly color: boolean
}

/** Reads the settings. An empty value counts as not set. Throws one Error that lists every fault with its remedy. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Config.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!parsed.success) throw new Error(`Bad configuration (see .env.example)\n${z.prettifyError(parsed.error)}`)
  const { VERSUS_KNOWLEDGE, VERSUS_DATA, NO_COLOR } = parsed.data
  return {
    ...(VERSUS_KNOWLEDGE === undefined ? {} : { knowledge: VERSUS_KNOWLEDGE }),
    data: VERSUS_DATA,
    color: NO_COLOR === undefined,
  }
}
