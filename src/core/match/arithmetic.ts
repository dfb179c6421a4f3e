// Logarithm and exponential out of + - * / alone: Math.log and Math.exp may differ in the last bit between machines,
// and the matcher promises the same bits everywhere.

const { LN2: ln2 } = Math

/** The natural logarithm of a positive, finite number. */
export function logarithm(value: number): number {
  let mantissa = value
  let exponent = 0
  while (mantissa >= 1.5) {
    mantissa /= 2
    exponent++
  }
  while (mantissa < 0.75) {
    mantissa *= 2
    exponent--
  }
  // ln(m) = 2 artanh((m-1)/(m+1)); the argument lies in -1/7..1/5, so twelve terms reach the last bit.
  const ratio = (mantissa - 1) / (mantissa + 1)
  const square = ratio * ratio
  let sum = 0
  for (let odd = 25; odd >= 1; odd -= 2) sum = sum * square + 1 / odd
  return exponent * ln2 + 2 * ratio * sum
}

/** e to the power of a number; 0 far below and a huge finite number far above. */
export function exponential(value: number): number {
  const bounded = Math.max(-700, Math.min(700, value))
  const doublings = Math.round(bounded / ln2)
  const rest = bounded - doublings * ln2
  let sum = 1
  for (let term = 14; term >= 1; term--) sum = 1 + (rest / term) * sum
  // 2 ** n is exact here, being built by doubling.
  let power = 1
  for (let step = Math.abs(doublings); step > 0; step--) power *= 2
  return doublings < 0 ? sum / power : sum * power
}

/** The logistic function: any number to 0..1. */
export function logistic(value: number): number {
  return 1 / (1 + exponential(-value))
}
