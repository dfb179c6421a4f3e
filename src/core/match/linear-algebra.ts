// Just enough for systems of some hundred unknowns. Matrices are row by row in one array, and every inner loop runs along
// two rows, which is what the processor's cache likes.

/**
 * For a symmetric, positive definite matrix A = L Lᵀ: the inverse of L, transposed. Row `j` of the result holds column `j`
 * of L⁻¹ (zero before `j`), so that A⁻¹[a][b] is the product of rows `a` and `b`. Overwrites the matrix with L.
 */
export function invertFactor(matrix: Float64Array, size: number): Float64Array {
  for (let row = 0; row < size; row++) {
    const start = row * size
    for (let column = 0; column <= row; column++) {
      const other = column * size
      const rest = (matrix[start + column] ?? 0) - product(matrix, start, matrix, other, 0, column)
      // The ridge on the diagonal keeps this far from zero; the bound guards against rounding.
      matrix[start + column] = column === row ? Math.sqrt(Math.max(rest, 1e-9)) : rest / (matrix[other + column] ?? 1)
    }
  }
  const inverse = new Float64Array(size * size)
  for (let column = 0; column < size; column++) {
    const own = column * size
    inverse[own + column] = 1 / (matrix[own + column] ?? 1)
    for (let row = column + 1; row < size; row++) {
      const sum = product(matrix, row * size, inverse, own, column, row)
      inverse[own + row] = -sum / (matrix[row * size + row] ?? 1)
    }
  }
  return inverse
}

/** The sum of `one[oneStart + k] * other[otherStart + k]` for `k` in `from..to - 1`. */
export function product(
  one: Float64Array,
  oneStart: number,
  other: Float64Array,
  otherStart: number,
  from: number,
  to: number,
): number {
  // Four sums at once: additions need not wait for one another. The order is fixed, so the rounding is, too.
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  let at = from
  for (; at + 3 < to; at += 4) {
    first += (one[oneStart + at] ?? 0) * (other[otherStart + at] ?? 0)
    second += (one[oneStart + at + 1] ?? 0) * (other[otherStart + at + 1] ?? 0)
    third += (one[oneStart + at + 2] ?? 0) * (other[otherStart + at + 2] ?? 0)
    fourth += (one[oneStart + at + 3] ?? 0) * (other[otherStart + at + 3] ?? 0)
  }
  for (; at < to; at++) first += (one[oneStart + at] ?? 0) * (other[otherStart + at] ?? 0)
  return first + second + (third + fourth)
}

/** Solves A x = b for a small symmetric, positive definite A. */
export function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  return solveEach(matrix, [right])[0] ?? right
}

/** The same for several right-hand sides. */
export function solveEach(matrix: Float64Array, rights: readonly Float64Array[]): readonly Float64Array[] {
  const size = rights[0]?.length ?? 0
  const inverse = invertFactor(matrix.slice(), size)
  return rights.map((right) => {
    const between = new Float64Array(size)
    for (let row = 0; row < size; row++) {
      for (let at = row; at < size; at++) {
        between[at] = (between[at] ?? 0) + (inverse[row * size + at] ?? 0) * (right[row] ?? 0)
      }
    }
    return between.map((_, row) => product(inverse, row * size, between, 0, row, size))
  })
}
