const COLORS: Readonly<Record<string, number>> = { debug: 90, info: 36, warn: 33, error: 31 }

/** One line of the log for a reader at a terminal: "12:04:31 info  request handled  platform=slack …". */
export function prettyLine(json: string, color: boolean): string {
  const parsed: unknown = JSON.parse(json)
  if (typeof parsed !== 'object' || parsed === null) return json
  const { level, time, msg, ...fields } = { level: '', time: 0, msg: '', ...parsed }
  const label = level.padEnd(5)
  const painted = color ? `\u001B[${COLORS[level] ?? 0}m${label}\u001B[0m` : label
  const clock = new Date(time).toTimeString().slice(0, 8)
  return `${[clock, painted, msg, ...Object.entries(fields).map(([name, value]) => field(name, value))].join(' ')}\n`
}

function field(name: string, value: unknown): string {
  // A stack is worth its own lines; a line break anywhere else would look like another line of the log.
  if (isError(value)) return `\n  ${name}: ${value.stack ?? value.message}`
  return `${name}=${typeof value === 'string' && !/[\s"=]/.test(value) ? value : JSON.stringify(value)}`
}

function isError(value: unknown): value is { readonly message: string; readonly stack?: string } {
  return typeof value === 'object' && value !== null && 'message' in value && 'stack' in value
}
