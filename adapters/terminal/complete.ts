import { printable } from '#adapters/shared/printable.ts'
import type { Show } from '#model/adapter.ts'
import type { Place } from '#model/request.ts'
import { COMMANDS, LOCAL_COMMANDS } from './commands.ts'

/** node:readline's form: what the end of the line may become, and that end. */
type Completions = [found: string[], typed: string]

/** The Tab key: commands after "/" and ":", else topics that resemble what was typed, also after "/ask ". */
export async function complete(line: string, show: Show, place: Place): Promise<Completions> {
  if (/^:\S*$/.test(line))
    return [
      startingWith(
        line,
        Object.keys(LOCAL_COMMANDS).map((name) => `:${name}`),
      ),
      line,
    ]
  if (/^\/\S*$/.test(line))
    return [
      startingWith(
        line,
        Object.keys(COMMANDS).map((name) => `/${name} `),
      ),
      line,
    ]
  const [, command = 'ask', typed = ''] = /^(?:\/([a-z]+)\s+)?(.*)$/s.exec(line) ?? []
  const shown = await show({ kind: 'complete', place, command, field: 'question', typed })
  const labels = shown.kind === 'completions' ? shown.options.map(({ label }) => printable(label)) : []
  return [harmless(typed, [...new Set(labels)]), typed]
}

function startingWith(line: string, names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith(line.toLowerCase()))
}

/**
 * readline replaces what was typed by the beginning that all completions share. Topics are found by resemblance ("boot"
 * finds "Start-up"), so that this could eat the typed word: labels that begin with it go first, and among several others
 * the typed text itself is listed, which keeps it.
 */
function harmless(typed: string, labels: readonly string[]): string[] {
  const begun = labels.filter((label) => label.toLowerCase().startsWith(typed.toLowerCase()))
  if (typed.trim() !== '' && begun.length > 0) return begun
  return labels.length > 1 && typed !== '' ? [typed, ...labels] : [...labels]
}
