import type { HouseNote } from '#model/knowledge.ts'
import type { RichText } from '#model/text.ts'
import type { z } from 'zod'
import type { Fault } from './fault.ts'
import { readInline } from './inline.ts'
import { note, parseMarkdown, type Sheet } from './markdown.ts'
import { type LineOf, parseYaml } from './parse-yaml.ts'
import { HouseFile } from './schema.ts'

export type HouseContent = z.infer<typeof HouseFile>

/** What could be read of `house.yaml`. */
export interface ReadHouse {
  readonly content?: HouseContent
  readonly notes: readonly HouseNote[]
  readonly lineOf: LineOf
  readonly faults: readonly Fault[]
}

/** As much as one small line takes. */
const MOST_CHARACTERS = 120

export function readHouse(text: string, file: string): ReadHouse {
  const parsed = parseYaml(HouseFile, text, { file })
  if ('faults' in parsed) return { notes: [], lineOf: () => 1, faults: parsed.faults }
  const { value, lineOf } = parsed
  const faults: Fault[] = []
  const notes = value.notes.map(({ note: markdown, on, checked }, at): HouseNote => ({
    text: readNote(markdown, { file, above: lineOf(['notes', at, 'note']) - 1, faults }),
    ...on,
    ...(checked === undefined ? {} : { checked }),
  }))
  return { content: value, notes, lineOf, faults }
}

/** One line of text. It is shown behind "Here:", which whoever writes it may have written already. */
function readNote(markdown: string, sheet: Sheet): RichText {
  const line = sheet.above + 1
  const [first, ...others] = parseMarkdown(markdown.replace(/^here:\s*/i, '')).children
  if (first?.type !== 'paragraph' || others.length > 0) {
    note(sheet, line, 'a note is not one plain line.', 'Write one sentence, without lists and empty lines.')
    return []
  }
  const { text } = readInline(first, sheet, (words) => words.replaceAll('\n', ' '))
  const words = text.map((span) => span.text).join('')
  const { length } = Array.from(words)
  if (length > MOST_CHARACTERS)
    note(sheet, line, `a note has ${length} characters.`, `Use at most ${MOST_CHARACTERS}; a topic can say more.`)
  if (/\[\^[^\]]*\]/.test(words))
    note(sheet, line, 'a note has a footnote.', 'Remove it: a note says what is settled here, and needs no source.')
  return text
}
