// Control characters, marks that turn the direction of a line, and signs without a width: invisible, and able to disguise.
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu

/** One line of at most `most` characters, without anything that cannot be seen. */
export function tidy(text: string, most: number): string {
  // Far more than is kept: a pasted log file costs no more than a line.
  const line = text
    .slice(0, most * 8)
    .replace(/\s+/gu, ' ')
    .replace(invisible, '')
    .replace(/ +/g, ' ')
    .trim()
  const signs = Array.from(line)
  if (signs.length <= most) return line
  const kept = signs.slice(0, most - 1).join('')
  return `${kept.trimEnd()}…`
}

/** A display name as a document may show it: letters, digits and what stands between them in names. */
export function tidyName(name: string): string {
  const shown = tidy(name, 60).replace(/[^\p{L}\p{M}\p{N} .'’()-]+/gu, ' ')
  const kept = tidy(shown, 40).replace(/^[^\p{L}\p{N}]+/u, '')
  return kept === '' ? 'somebody' : kept
}

/** "A container …" inside a sentence; names and abbreviations keep their capital. */
export function lowerFirst(text: string): string {
  return /^(?:A|An|The|It|Its|All|Each|Both|They|There|That|This|These|What|When|Where|Who|Which|Because|One|Only|Most|Some|Many|Nothing|Nobody|Neither|Plain|Ordinary|Our|Your|Others?|In|On|For|With|Without|By|Of|No|Not)\b/.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}
