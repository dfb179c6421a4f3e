/**
 * Up to eleven letters and digits that stand for a longer text where a button's reference has no room for it: FNV-1a of 53 bits,
 * in two halves. The same text has the same key; whoever looks it up compares with what is there, nothing is secured by it.
 */
export function shortKey(text: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(at) ^ (low >>> 13), 0x85ebca6b)
  }
  return ((high >>> 11) * 2 ** 32 + (low >>> 0)).toString(36)
}
