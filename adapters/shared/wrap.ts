import { characters, characterWidth, widthOf } from './width.ts'

/** A piece of text that has one style, whatever a style is to the renderer. */
export interface Run<Style> {
  readonly text: string
  readonly style: Style
}

/** What is never broken: a word, made of several runs where the style changes inside it. */
interface Atom<Style> {
  readonly runs: readonly Run<Style>[]
  readonly width: number
  /** The space before it; none at the start and between wide characters. */
  readonly space?: Run<Style>
}

/** Spaces at which a line may end; the no-break spaces are not among them. */
const SPACES = /([^\S\u00a0\u202f]+)/

/**
 * Runs → lines that are at most `width` columns wide, broken between words, and between wide characters, which are written
 * without spaces. A word that is wider than the line has a line of its own and is left whole. Gives no line for no words.
 */
export function wrapRuns<Style>(runs: readonly Run<Style>[], width: number): readonly (readonly Run<Style>[])[] {
  const lines: Run<Style>[][] = []
  let line: Run<Style>[] = []
  let used = 0
  for (const atom of toAtoms(runs)) {
    const gap = atom.space ? 1 : 0
    if (line.length > 0 && used + gap + atom.width > width) {
      lines.push(line)
      line = []
      used = 0
    }
    if (line.length > 0 && atom.space) append(line, atom.space)
    used += (line.length > 0 ? gap : 0) + atom.width
    for (const run of atom.runs) append(line, run)
  }
  if (line.length > 0) lines.push(line)
  return lines
}

/** The same for text in one style. */
export function wrapText(text: string, width: number): readonly string[] {
  return wrapRuns([{ text, style: undefined }], width).map((line) => line.map((run) => run.text).join(''))
}

/** The widest part of a text that wrapping leaves whole. */
export function widestWord(text: string): number {
  return toAtoms([{ text, style: undefined }]).reduce((widest, atom) => Math.max(widest, atom.width), 0)
}

function toAtoms<Style>(runs: readonly Run<Style>[]): readonly Atom<Style>[] {
  const words: { runs: Run<Style>[]; space?: Run<Style> }[] = []
  let isOpen = false
  let space: Run<Style> | undefined
  for (const { text, style } of runs)
    for (const part of text.split(SPACES)) {
      if (part === '') continue
      if (SPACES.test(part)) {
        space ??= { text: ' ', style }
        isOpen = false
        continue
      }
      const word = words.at(-1)
      if (isOpen && word) word.runs.push({ text: part, style })
      else words.push({ runs: [{ text: part, style }], ...(space ? { space } : {}) })
      isOpen = true
      space = undefined
    }
  return words.flatMap((word) => breakWide(word.runs, word.space))
}

/** "容器和VM" → 容 器 和 VM: a line may end beside each wide character. */
function breakWide<Style>(runs: readonly Run<Style>[], space: Run<Style> | undefined): readonly Atom<Style>[] {
  const atoms: { runs: Run<Style>[]; width: number; space?: Run<Style> }[] = []
  let isGlued = false
  for (const { text, style } of runs)
    for (const { part, isWide } of wideParts(text)) {
      const last = atoms.at(-1)
      const width = widthOf(part)
      if (last && ((isGlued && !isWide) || width === 0)) {
        last.runs.push({ text: part, style })
        last.width += width
      } else atoms.push({ runs: [{ text: part, style }], width, ...(last === undefined && space ? { space } : {}) })
      isGlued = !isWide
    }
  return atoms
}

/** Each wide character on its own, what is between them in one piece. */
function wideParts(text: string): readonly { readonly part: string; readonly isWide: boolean }[] {
  if (widthOf(text) <= text.length && !/[^\p{ASCII}]/u.test(text)) return [{ part: text, isWide: false }]
  const parts: { part: string; isWide: boolean }[] = []
  for (const character of characters(text)) {
    const isWide = characterWidth(character) === 2
    const last = parts.at(-1)
    if (!isWide && last && !last.isWide) last.part += character
    else parts.push({ part: character, isWide })
  }
  return parts
}

function append<Style>(line: Run<Style>[], run: Run<Style>): void {
  const last = line.at(-1)
  if (last && last.style === run.style) line[line.length - 1] = { text: last.text + run.text, style: last.style }
  else line.push(run)
}
