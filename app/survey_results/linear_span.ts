/**
 * What follows from known sums by adding and subtracting. Exact arithmetic modulo a prime, whose products stay below
 * 2^53; that two things that differ look alike has a chance of one in 67 million, and then something is hidden in vain.
 */
export const PRIME = 67_108_859

export const product = (one: number, other: number) => (one * other) % PRIME

/** By Fermat. */
export function inverse(value: number) {
  let [result, base, power] = [1, value % PRIME, PRIME - 2]
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = product(result, base)
    base = product(base, base)
  }
  return result
}

type Vector = Float64Array
type Row = { pivot: number; values: Vector }

/** The span of what is known, with the secrets that must stay outside. */
export class LinearSpan {
  #rows: Row[] = []
  #secrets: Vector[] = []

  constructor(secrets: Vector[]) {
    this.#secrets = secrets.map((secret) => secret.slice())
  }

  /** The row that would join the span; null when it is in it already; 'tells' when a secret would follow. */
  consider(vector: Vector): Row | null | 'tells' {
    const values = vector.slice()
    for (const row of this.#rows) subtract(values, row)
    const pivot = values.findIndex((value) => value !== 0)
    if (pivot < 0) return null
    const scale = inverse(values[pivot])
    for (let at = pivot; at < values.length; at++) values[at] = product(values[at], scale)
    const row = { pivot, values }
    return this.#secrets.some((secret) => isMultiple(secret, row)) ? 'tells' : row
  }

  take(row: Row) {
    this.#rows.push(row)
    for (const secret of this.#secrets) subtract(secret, row)
  }
}

function subtract(vector: Vector, { pivot, values }: Row) {
  const factor = vector[pivot]
  if (factor === 0) return
  for (let at = 0; at < vector.length; at++) {
    vector[at] = (vector[at] + product(PRIME - factor, values[at])) % PRIME
  }
}

function isMultiple(vector: Vector, { pivot, values }: Row) {
  const factor = vector[pivot]
  return factor !== 0 && vector.every((value, at) => value === product(factor, values[at]))
}

/** A row of the random matrix that presses many columns into few and keeps apart what is apart; always the same. */
export function randomRow(seed: number, length: number): Vector {
  let mixed = seed + 1
  return Float64Array.from({ length }, () => {
    mixed = (mixed + 0x6d2b79f5) | 0
    let value = Math.imul(mixed ^ (mixed >>> 15), 1 | mixed)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) % PRIME
  })
}
