import type { Logger, LogLevel } from '@slack/bolt'
import type { Log } from '#model/ports.ts'

/**
 * The kit's log in ours. Its lines below warnings are left out: among them are whole payloads, with what people wrote. `level`
 * is the kit's own word for that, since it asks before it writes.
 */
export function createLogger(log: Log, level: LogLevel.WARN): Logger {
  const note =
    (kind: 'warn' | 'error') =>
    (...parts: readonly unknown[]): void =>
      log.warn('slack client', { kind, says: parts.map(said).join(' ') })
  return {
    debug() {},
    info() {},
    warn: note('warn'),
    error: note('error'),
    setLevel() {},
    getLevel: () => level,
    setName() {},
  }
}

function said(part: unknown): string {
  if (part instanceof Error) return `${part.name}: ${part.message}`
  return typeof part === 'string' ? part : typeof part
}
