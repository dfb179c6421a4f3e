import { destination, type Level, pino } from 'pino'
import { VersusError } from '#model/errors.ts'
import type { Log, LogFields } from '#model/ports.ts'
import { redact } from './redact.ts'
import { prettyLine } from './pretty-log.ts'

interface LogSettings {
  readonly level: Level
  /** For a reader's eyes: only on a terminal. Anything else gets one JSON object per line. */
  readonly isPretty: boolean
  readonly color: boolean
  /** Where lines go; standard error at first, so that standard output stays the program's own. */
  readonly write?: (line: string) => void
}

/** A log on pino. Secrets are taken out of every field before a line is written, whatever its level. */
export function createLog({ level, isPretty, color, write }: LogSettings): Log {
  const out = write ?? toStandardError()
  const logger = pino(
    { level, base: null, formatters: { level: (label) => ({ level: label }) } },
    { write: (line: string) => out(isPretty ? prettyLine(line, color) : line) },
  )
  const at =
    (name: keyof Log) =>
    (event: string, fields: LogFields = {}): void => {
      if (!logger.isLevelEnabled(name)) return
      logger[name](redact(withPlainErrors(fields)), event)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function toStandardError(): (line: string) => void {
  const stream = destination({ fd: 2, sync: true })
  return (line) => void stream.write(line)
}

function withPlainErrors(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? plainError(value) : value]),
  )
}

/**
 * An error as data: its type, code, sentence, cause and where it came from. Its detail only where it is ours: that of a
 * database driver quotes rows.
 */
function plainError(error: Error): LogFields {
  const code = 'code' in error ? error.code : undefined
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(error instanceof VersusError ? { detail: error.detail } : {}),
    ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {}),
    stack: error.stack,
  }
}
