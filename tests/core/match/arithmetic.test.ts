import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponential, logarithm, logistic } from '#core/match/arithmetic.ts'
import { invertFactor, product, solve } from '#core/match/linear-algebra.ts'

describe('arithmetic of our own', () => {
  it('takes logarithms as well as the machine does', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        expect(logarithm(value)).toBeCloseTo(Math.log(value), 12)
      }),
    )
  })

  it('takes exponentials as well as the machine does, and stays finite', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (value) => {
        expect(exponential(value) / Math.exp(value)).toBeCloseTo(1, 12)
      }),
    )
    expect(Number.isFinite(exponential(1e9))).toBe(true)
    expect(logistic(-1e9)).toBeGreaterThanOrEqual(0)
    expect(logistic(1e9)).toBe(1)
  })

  it('solves systems of equations', () => {
    const size = 5
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (numbers) => {
          const matrix = new Float64Array(size * size)
          for (let row = 0; row < size; row++) {
            for (let column = 0; column < size; column++) {
              for (let at = 0; at < size; at++) {
                const term = (numbers[row * size + at] ?? 0) * (numbers[column * size + at] ?? 0)
                matrix[row * size + column] = (matrix[row * size + column] ?? 0) + term
              }
            }
            matrix[row * size + row] = (matrix[row * size + row] ?? 0) + 0.5
          }
          const right = Float64Array.from(numbers.slice(25))
          const found = solve(matrix, right)
          for (let row = 0; row < size; row++) {
            expect(product(matrix, row * size, found, 0, 0, size)).toBeCloseTo(right[row] ?? 0, 8)
          }
          const factor = invertFactor(matrix.slice(), size)
          const unit = Float64Array.from({ length: size }, (_, at) =>
            product(factor, at * size, factor, 2 * size, 0, size),
          )
          for (let row = 0; row < size; row++) {
            expect(product(matrix, row * size, unit, 0, 0, size)).toBeCloseTo(row === 2 ? 1 : 0, 8)
          }
        },
      ),
    )
  })
})
