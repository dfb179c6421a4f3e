import { parseArgs } from 'node:util'
import { manifestFor } from '#adapters/slack/manifest.ts'
import { VersusError } from '#model/errors.ts'

const USAGE = `npm run slack-manifest [-- --url https://your.host] [--agent]

  --url    where Slack reaches this program: events come by HTTP; without it, by Socket Mode
  --agent  direct messages as an agent's, with prompts and status`

/** Prints the app's description, to be pasted at https://api.slack.com/apps. */
export function slackManifest(args: readonly string[]): number {
  const { url, agent } = read(args)
  if (url !== undefined && !isPublic(url))
    throw new VersusError(
      'manifest-url',
      `Slack needs an address that begins with https:// and has no path, such as https://versus.example.com; "${url}" is none.`,
    )
  console.log(JSON.stringify(manifestFor({ ...(url === undefined ? {} : { url }), isAgent: agent === true }), null, 2))
  return 0
}

function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options: { url: { type: 'string' }, agent: { type: 'boolean' } } })
    return values
  } catch (cause) {
    throw new VersusError('manifest-arguments', USAGE, { cause })
  }
}

function isPublic(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username } = new URL(text)
  return protocol === 'https:' && pathname === '/' && search === '' && hash === '' && username === ''
}
