import { tidy } from '../text/tidy.ts'

/** Longer than any text of a flow; a person's reason is cut before. */
const LONGEST = 2_000

/**
 * One line of plain text as Markdown that shows it and nothing else: no mark-up, no HTML, no link, no line of its own kind. Signs
 * that mean something only at the start of a line (`#`, `-`, `+`, `1.`) are escaped there.
 */
export function escapeMarkdown(text: string): string {
  return (
    tidy(text, LONGEST)
      .replace(/[\\`*_[\]<>~$]|&(?=#?\w)/g, String.raw`\$&`)
      .replace(/:(?=\/\/)|(?<=\bwww)\.|@/gi, String.raw`\$&`)
      .replace(/^[#+=:-]/, String.raw`\$&`)
      .replace(/^(\d+)([.)])/, String.raw`$1\$2`)
      // At the end of a heading they would vanish.
      .replace(/#(?=#*$)/g, String.raw`\#`)
  )
}

/** A value of the front matter: quoted wherever YAML could take it for something else. */
export function yamlText(text: string): string {
  const line = tidy(text, LONGEST)
  const isPlain = /^\p{L}[\p{L}\p{M}\p{N} .,'’()-]*$/u.test(line)
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(line) ? line : JSON.stringify(line)
}
