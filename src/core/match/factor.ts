// The Cholesky factor of a large matrix, and columns of its inverse: some thousand unknowns in seconds. Both go through the
// matrix in tiles, so that a row that was fetched from memory is used several times before the next one is.

/** Rows that are worked on together: they stay in the processor's cache while all others pass by. */
const band = 32
/** Columns of the inverse that are worked out together. */
export const lane = 8

/**
 * Overwrites the lower half of a symmetric, positive definite matrix (row by row, `size` squared) with its factor L,
 * so that the matrix is L Lᵀ.
 */
export function factorise(matrix: Float64Array, size: number): void {
  for (let from = 0; from < size; from += band) {
    const to = Math.min(size, from + band)
    for (let column = 0; column < from; column += 4) {
      for (let row = from; row < to; row++) fourEntries(matrix, size, row, column)
    }
    for (let row = from; row < to; row++) {
      for (let column = from; column <= row; column++) {
        let rest = matrix[row * size + column] ?? 0
        for (let at = 0; at < column; at++) {
          rest -= (matrix[row * size + at] ?? 0) * (matrix[column * size + at] ?? 0)
        }
        // The ridge on the diagonal keeps this far from zero; the bound guards against rounding.
        matrix[row * size + column] =
          column === row ? Math.sqrt(Math.max(rest, 1e-9)) : rest / (matrix[column * size + column] ?? 1)
      }
    }
  }
}

/** Entries `column` to `column + 3` of a row, all of them left of the diagonal. */
function fourEntries(matrix: Float64Array, size: number, row: number, column: number): void {
  const own = row * size
  const one = column * size
  const two = one + size
  const three = two + size
  const four = three + size
  let first = matrix[own + column] ?? 0
  let second = matrix[own + column + 1] ?? 0
  let third = matrix[own + column + 2] ?? 0
  let fourth = matrix[own + column + 3] ?? 0
  for (let at = 0; at < column; at++) {
    const value = matrix[own + at] ?? 0
    first -= value * (matrix[one + at] ?? 0)
    second -= value * (matrix[two + at] ?? 0)
    third -= value * (matrix[three + at] ?? 0)
    fourth -= value * (matrix[four + at] ?? 0)
  }
  // Each needs the ones before it.
  first /= matrix[one + column] ?? 1
  second = (second - first * (matrix[two + column] ?? 0)) / (matrix[two + column + 1] ?? 1)
  third =
    (third - first * (matrix[three + column] ?? 0) - second * (matrix[three + column + 1] ?? 0)) /
    (matrix[three + column + 2] ?? 1)
  fourth =
    (fourth -
      first * (matrix[four + column] ?? 0) -
      second * (matrix[four + column + 1] ?? 0) -
      third * (matrix[four + column + 2] ?? 0)) /
    (matrix[four + column + 3] ?? 1)
  matrix[own + column] = first
  matrix[own + column + 1] = second
  matrix[own + column + 2] = third
  matrix[own + column + 3] = fourth
}

/**
 * Solves L X = B in place for `lane` right-hand sides, side by side in `values` (all of the first unknown, all of the second, …).
 * Whatever stands before `from` must be zero.
 */
export function forwards(factor: Float64Array, size: number, values: Float64Array, from: number): void {
  for (let row = from; row < size; row++) {
    const own = row * size
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let e = 0
    let f = 0
    let g = 0
    let h = 0
    for (let at = from; at < row; at++) {
      const weight = factor[own + at] ?? 0
      const place = at * lane
      a += weight * (values[place] ?? 0)
      b += weight * (values[place + 1] ?? 0)
      c += weight * (values[place + 2] ?? 0)
      d += weight * (values[place + 3] ?? 0)
      e += weight * (values[place + 4] ?? 0)
      f += weight * (values[place + 5] ?? 0)
      g += weight * (values[place + 6] ?? 0)
      h += weight * (values[place + 7] ?? 0)
    }
    const place = row * lane
    const diagonal = factor[own + row] ?? 1
    values[place] = ((values[place] ?? 0) - a) / diagonal
    values[place + 1] = ((values[place + 1] ?? 0) - b) / diagonal
    values[place + 2] = ((values[place + 2] ?? 0) - c) / diagonal
    values[place + 3] = ((values[place + 3] ?? 0) - d) / diagonal
    values[place + 4] = ((values[place + 4] ?? 0) - e) / diagonal
    values[place + 5] = ((values[place + 5] ?? 0) - f) / diagonal
    values[place + 6] = ((values[place + 6] ?? 0) - g) / diagonal
    values[place + 7] = ((values[place + 7] ?? 0) - h) / diagonal
  }
}

/** Solves Lᵀ X = B in place, as `forwards` does L X = B. */
export function backwards(factor: Float64Array, size: number, values: Float64Array): void {
  for (let row = size - 1; row >= 0; row--) {
    const own = row * size
    const place = row * lane
    const diagonal = factor[own + row] ?? 1
    for (let side = 0; side < lane; side++) {
      const value = (values[place + side] ?? 0) / diagonal
      values[place + side] = value
    }
    // Walking along the row of L: what is known now is taken off all unknowns before it.
    const a = values[place] ?? 0
    const b = values[place + 1] ?? 0
    const c = values[place + 2] ?? 0
    const d = values[place + 3] ?? 0
    const e = values[place + 4] ?? 0
    const f = values[place + 5] ?? 0
    const g = values[place + 6] ?? 0
    const h = values[place + 7] ?? 0
    for (let at = 0; at < row; at++) {
      const weight = factor[own + at] ?? 0
      const other = at * lane
      values[other] = (values[other] ?? 0) - weight * a
      values[other + 1] = (values[other + 1] ?? 0) - weight * b
      values[other + 2] = (values[other + 2] ?? 0) - weight * c
      values[other + 3] = (values[other + 3] ?? 0) - weight * d
      values[other + 4] = (values[other + 4] ?? 0) - weight * e
      values[other + 5] = (values[other + 5] ?? 0) - weight * f
      values[other + 6] = (values[other + 6] ?? 0) - weight * g
      values[other + 7] = (values[other + 7] ?? 0) - weight * h
    }
  }
}
