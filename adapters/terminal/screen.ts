import { callbackify } from 'node:util'
import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline'
import { printable } from '#adapters/shared/printable.ts'
import type { Capabilities } from './capabilities.ts'
import type { History } from './history.ts'
import { LONGEST_HISTORY, NARROWEST, USUAL_WIDTH, WIDEST } from './limits.ts'
import type { View } from './paint.ts'

export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean }

export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly hasColors?: () => boolean
}

export interface ScreenParts {
  readonly input: Input
  readonly output: Output
  /** For what is no answer, where the output is read by a program. */
  readonly errors: NodeJS.WritableStream
  /** Whether colours and other styles are wanted at all. */
  readonly color: boolean
  readonly capabilities: Capabilities
  readonly history: History
}

/** What the person at the keyboard does. */
interface Keyboard {
  line(text: string): void
  interrupt(): void
  /** No line will follow. */
  end(): void
  /** Nobody reads the output any more. */
  gone(): void
  complete(line: string): Promise<[found: string[], typed: string]>
}

/** Where lines are typed and texts are shown. Without a person at both ends it reads and writes lines, and nothing more. */
export interface Screen {
  readonly isInteractive: boolean
  view(): View
  open(keyboard: Keyboard): void
  prompt(): void
  /** Empties the line that is being typed. Gives whether there was something on it. */
  clearLine(): boolean
  /** Settles once the text is handed over. Never rejects: an output that is gone ends the conversation. */
  say(text: string): Promise<void>
  /** Shows a typed line again, where its echo is far from its answer. */
  repeat(line: string): Promise<void>
  /** A hint about the keys, at once. */
  advise(text: string): void
  close(): void
}

export function createScreen({ input, output, errors, color, capabilities, history }: ScreenParts): Screen {
  const isInteractive = input.isTTY === true && output.isTTY === true
  // `hasColors` knows of TERM=dumb and NO_COLOR.
  const hasColors = isInteractive && output.hasColors?.() === true
  let lines: Interface | undefined
  let isPromptShown = false
  let isClosed = false
  let hasSpoken = false

  const view = (): View => ({
    width: Math.min(WIDEST, Math.max(NARROWEST, output.columns || USUAL_WIDTH)),
    hasStyles: hasColors && color,
    hasLinks: capabilities.hasLinks,
    // Without colours though they are wanted, as with TERM=dumb, more than ASCII is too much to ask as well.
    hasUnicode: isInteractive && capabilities.hasUnicode && (hasColors || !color),
  })
  const promptText = (): string => (view().hasUnicode ? '› ' : '> ')

  /** Takes the prompt and what is typed after it off the screen; `prompt` puts both back. */
  const hidePrompt = (): void => {
    if (!lines || !isPromptShown) return
    moveCursor(output, 0, -lines.getCursorPos().rows)
    cursorTo(output, 0)
    clearScreenDown(output)
    isPromptShown = false
  }

  const write = (text: string): Promise<void> => {
    hidePrompt()
    return new Promise((resolve) => {
      output.write(text, () => resolve())
    })
  }
  const prompt = (): void => {
    if (!isInteractive || !lines || isClosed) return
    lines.prompt(true)
    isPromptShown = true
  }

  return {
    isInteractive,
    view,
    prompt,
    open(keyboard) {
      lines = createInterface({
        input,
        crlfDelay: Infinity,
        ...(isInteractive
          ? {
              output,
              terminal: true,
              prompt: promptText(),
              history: [...history.load()],
              historySize: LONGEST_HISTORY,
              removeHistoryDuplicates: true,
              completer: callbackify((line: string) => keyboard.complete(line)),
            }
          : { terminal: false }),
      })
      lines.on('line', (text) => {
        isPromptShown = false
        keyboard.line(text)
      })
      lines.on('history', (kept: string[]) => history.save(kept))
      lines.on('SIGINT', () => keyboard.interrupt())
      lines.on('close', () => keyboard.end())
      output.on('error', () => keyboard.gone())
    },
    clearLine() {
      if (!isInteractive || !lines || lines.line === '') return false
      lines.write(null, { ctrl: true, name: 'e' })
      lines.write(null, { ctrl: true, name: 'u' })
      return true
    },
    async say(text) {
      if (isClosed || text === '') return
      // A person gets a blank line after each text, a program one between two.
      await write(isInteractive ? `${text}\n\n` : `${hasSpoken ? '\n' : ''}${text}\n`)
      hasSpoken = true
    },
    async repeat(line) {
      if (isInteractive && !isClosed) await write(`${promptText()}${printable(line)}\n`)
    },
    advise(text) {
      if (!isInteractive) errors.write(`${text}\n`)
      else void write(`${text}\n\n`).then(prompt)
    },
    close() {
      if (isClosed) return
      isClosed = true
      // The shell's prompt begins on a line of its own.
      if (isPromptShown) output.write('\n')
      lines?.close()
    },
  }
}
