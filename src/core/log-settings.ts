import type { ChannelSettings } from '#model/found.ts'
import type { RichText } from '#model/text.ts'
import type { LogDraft, LogParts } from './log-draft.ts'
import { editDistance } from './text/spelling.ts'
import { plain, strong, toPlainText } from './text/rich-text.ts'
import { tidy } from './text/tidy.ts'

interface Setting {
  readonly values: readonly string[]
  readonly does: Readonly<Record<string, string>>
  readonly now: (settings: ChannelSettings) => string
}

const onOff = (is: boolean): string => (is ? 'on' : 'off')

const SETTINGS: Readonly<Record<keyof ChannelSettings, Setting>> = {
  quiet: {
    values: ['on', 'off'],
    does: { on: 'I answer everybody in private, even when mentioned.', off: 'Mentions are answered for everybody.' },
    now: ({ quiet }) => onOff(quiet),
  },
  threads: {
    values: ['on', 'off'],
    does: { on: 'Answers open a thread where the platform has it so.', off: 'Answers stay where the question is.' },
    now: ({ threads }) => onOff(threads),
  },
  walkthroughs: {
    values: ['anyone', 'owner'],
    does: {
      anyone: 'Everybody may answer in a walkthrough; the last answer stands.',
      owner: 'Only who began a walkthrough answers in it.',
    },
    now: ({ walkthroughs }) => walkthroughs,
  },
  forum: {
    values: ['on', 'off'],
    does: {
      on: 'Where this is a forum, every new post is a question to me.',
      off: 'Posts of a forum have to mention me.',
    },
    now: ({ forum }) => onOff(forum),
  },
}

const STANDARD: ChannelSettings = { quiet: false, threads: true, walkthroughs: 'anyone', forum: false }
const NAMES: readonly (keyof ChannelSettings)[] = ['quiet', 'threads', 'walkthroughs', 'forum']

/** `settings` shows, `settings quiet on` changes; a typo is answered with what was probably meant. */
export function respondSettings({ request, found }: LogParts, args: string): LogDraft {
  const [typed = '', value = '', ...rest] = args
    .trim()
    .toLowerCase()
    .split(/[\s=:]+/u)
  const settings = found.settings ?? STANDARD
  if (typed === '') return show(settings)
  const name = NAMES.find((one) => one === typed)
  if (!name) return unknownName(typed, value)
  const { values, does, now } = SETTINGS[name]
  if (value === '') return say([strong(`${name} is ${now(settings)}.`), plain(` ${how(name)}`)])
  if (rest.length > 0 || !values.includes(value)) {
    const near = nearest(value, values)
    const meant = near === undefined || rest.length > 0 ? '' : ` Did you mean: settings ${name} ${near}?`
    return say([strong(`${name} is ${values.join(' or ')}.`), plain(meant === '' ? ` ${how(name)}` : meant)])
  }
  const { workspace, channel } = request.place
  return {
    ...say([strong(`${name} is ${value} in this channel now.`), plain(` ${does[value] ?? ''}`)]),
    records: [{ kind: 'setting', scope: { workspace, channel }, name, value: stored(value) }],
  }
}

function stored(value: string): string | boolean {
  return value === 'on' ? true : value === 'off' ? false : value
}

function show(settings: ChannelSettings): LogDraft {
  const text: RichText = [strong('Settings of this channel.'), plain(' For instance: settings quiet on.')]
  return {
    replies: [
      {
        summary: `${toPlainText(text)} ${NAMES.map((name) => `${name} ${SETTINGS[name].now(settings)}`).join(', ')}.`,
        blocks: [
          { kind: 'text', role: 'lead', text },
          {
            kind: 'list',
            items: NAMES.map((name) => {
              const { values, does, now } = SETTINGS[name]
              const value = now(settings)
              return [strong(`${name} ${value}`), plain(` (${values.join(' or ')}): ${does[value] ?? ''}`)]
            }),
          },
        ],
      },
    ],
  }
}

function unknownName(typed: string, value: string): LogDraft {
  const near = nearest(typed, NAMES)
  const meant =
    near === undefined ? ` There are: ${NAMES.join(', ')}.` : ` Did you mean: settings ${near}${suffix(near, value)}?`
  return say([strong(`There is no setting “${tidy(typed, 30)}”.`), plain(meant)])
}

/** The value that was typed with it, if it is one. */
function suffix(name: keyof ChannelSettings, value: string): string {
  const near = nearest(value, SETTINGS[name].values)
  return near === undefined ? '' : ` ${near}`
}

function how(name: keyof ChannelSettings): string {
  return `To change it: settings ${name} ${SETTINGS[name].values.join(', or settings '.concat(name, ' '))}.`
}

/** Within two wrong letters, or the beginning of it. */
function nearest<T extends string>(typed: string, among: readonly T[]): T | undefined {
  if (typed === '') return undefined
  const begun = among.find((one) => one.startsWith(typed) || (typed.startsWith(one) && typed.length - one.length <= 3))
  const scored = among
    .map((one) => ({ one, distance: editDistance(typed.slice(0, 20), one, 3) }))
    .filter(({ one, distance }) => distance <= Math.min(2, one.length - 1))
    .toSorted((a, b) => a.distance - b.distance)
  return begun ?? scored[0]?.one
}

function say(text: RichText): LogDraft {
  return { replies: [{ summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }] }] }
}
