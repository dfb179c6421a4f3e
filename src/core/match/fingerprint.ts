/** A short name for a sequence of texts: other texts, another name (two FNV-1a hashes of 32 bits; not for secrets). */
export function fingerprint(texts: Iterable<string>): string {
  let one = 0x811c9dc5
  let other = 0xc9dc5811
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      one = Math.imul(one ^ text.charCodeAt(at), 0x01000193)
      other = Math.imul(other ^ (text.charCodeAt(at) + at), 0x01000193)
    }
    // A border, so that "ab", "c" is not "a", "bc".
    one = Math.imul(one ^ 0xffff, 0x01000193)
    other = Math.imul(other ^ 0xfffe, 0x01000193)
  }
  return [one, other].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('')
}
