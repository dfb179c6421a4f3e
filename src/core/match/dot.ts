/** The sum of products of `length` numbers of each, from the given places on. */
export function dot(
  one: Float32Array,
  oneStart: number,
  other: Float32Array,
  otherStart: number,
  length: number,
): number {
  // Four sums at once: additions need not wait for one another. The order is fixed, so the rounding is, too.
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  let at = 0
  for (; at + 3 < length; at += 4) {
    first += (one[oneStart + at] ?? 0) * (other[otherStart + at] ?? 0)
    second += (one[oneStart + at + 1] ?? 0) * (other[otherStart + at + 1] ?? 0)
    third += (one[oneStart + at + 2] ?? 0) * (other[otherStart + at + 2] ?? 0)
    fourth += (one[oneStart + at + 3] ?? 0) * (other[otherStart + at + 3] ?? 0)
  }
  for (; at < length; at++) first += (one[oneStart + at] ?? 0) * (other[otherStart + at] ?? 0)
  return first + second + (third + fourth)
}
