import {
  COMPONENTS_PER_MESSAGE,
  FILES_PER_MESSAGE,
  LONGEST_CONTENT,
  ROWS_PER_PLAIN_MESSAGE,
  TEXT_PER_MESSAGE,
} from './limits.ts'
import { type Container, type File, IS_COMPONENTS_V2, type Message, type Row, SUPPRESS_EMBEDS } from './message.ts'
import type { Part } from './parts.ts'

interface Budget {
  readonly text: number
  readonly components: number
  readonly rows: number
  readonly files: number
}

/** The container and the line above the buttons are two of the forty. */
const RICH: Budget = {
  text: TEXT_PER_MESSAGE,
  components: COMPONENTS_PER_MESSAGE - 2,
  rows: Infinity,
  files: FILES_PER_MESSAGE,
}
const PLAIN: Budget = {
  text: LONGEST_CONTENT,
  components: Infinity,
  rows: ROWS_PER_PLAIN_MESSAGE,
  files: FILES_PER_MESSAGE,
}

/** Parts → messages: one where all fit, else the next begins where a limit is reached. Order is kept. */
export function packRich(parts: readonly Part[]): readonly Message[] {
  return packed(parts, RICH).map((group) => {
    const files = named(group)
    let file = 0
    const components = group.flatMap((part, at): Container['components'] => {
      switch (part.kind) {
        case 'text':
          return [{ type: 10, content: part.markdown }]
        case 'row':
          return isFirstRow(group, at) ? [{ type: 14 }, part.row] : [part.row]
        case 'file':
          return [{ type: 13, file: { url: `attachment://${files[file++]?.name ?? part.name}` } }]
      }
    })
    return { flags: IS_COMPONENTS_V2, components: [{ type: 17, components }], files }
  })
}

/** The same without containers, for where they are not taken. */
export function packPlain(parts: readonly Part[]): readonly Message[] {
  return packed(parts.flatMap(shortTexts), PLAIN).map((group) => {
    const texts = group.flatMap((part) => (part.kind === 'text' ? [part.markdown] : []))
    const components = group.flatMap((part): readonly Row[] => (part.kind === 'row' ? [part.row] : []))
    return { flags: SUPPRESS_EMBEDS, content: texts.join('\n'), components, files: named(group) }
  })
}

function packed(parts: readonly Part[], budget: Budget): readonly (readonly Part[])[] {
  const groups: Part[][] = []
  let left = budget
  for (const part of parts) {
    const after = spend(left, part)
    if (groups.length > 0 && after) {
      groups.at(-1)?.push(part)
      left = after
    } else {
      groups.push([part])
      left = spend(budget, part) ?? budget
    }
  }
  return groups
}

/** What is left of the budget; undefined where it does not reach. */
function spend(left: Budget, part: Part): Budget | undefined {
  const after = {
    text: left.text - (part.kind === 'text' ? part.markdown.length + 1 : 0),
    components: left.components - (part.kind === 'row' ? 1 + part.row.components.length : 1),
    rows: left.rows - (part.kind === 'row' ? 1 : 0),
    files: left.files - (part.kind === 'file' ? 1 : 0),
  }
  // The line end after the last text is never written.
  return after.text >= -1 && after.components >= 0 && after.rows >= 0 && after.files >= 0 ? after : undefined
}

function isFirstRow(group: readonly Part[], at: number): boolean {
  return at > 0 && group.findIndex(({ kind }) => kind === 'row') === at
}

/** Files of one message need different names. */
function named(group: readonly Part[]): readonly File[] {
  const files = group.flatMap((part) => (part.kind === 'file' ? [part] : []))
  return files.map(({ name, text }, at) => {
    const isTaken = files.slice(0, at).some((other) => other.name === name)
    return { name: isTaken ? `${at + 1}-${name}` : name, text }
  })
}

/** A text is at most 4,000 long; a line of mark-up that is cut here may lose its style, never its words. */
function shortTexts(part: Part): readonly Part[] {
  if (part.kind !== 'text' || part.markdown.length <= LONGEST_CONTENT) return [part]
  const isBox = part.markdown.startsWith('```\n') && part.markdown.endsWith('\n```')
  const inside = isBox ? part.markdown.slice(4, -4) : part.markdown
  const [open, close] = isBox ? ['```\n', '\n```'] : ['', '']
  const texts: string[] = []
  let rest = inside
  const room = LONGEST_CONTENT - open.length - close.length
  while (rest.length > room) {
    const cut = Math.max(rest.lastIndexOf('\n', room), rest.lastIndexOf(' ', room))
    const end = cut > 0 ? cut : room
    texts.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return [...texts, rest]
    .filter((text) => text.trim() !== '')
    .map((text) => ({ kind: 'text', markdown: `${open}${text}${close}` }))
}
