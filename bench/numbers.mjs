/** The middle one; of an even number the lower. */
export function median(values) {
  return quantile(values, 0.5)
}

/** The smallest of the values that so large a share of them does not exceed. */
export function quantile(values, share) {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
}

/** Three digits are as much as such a measurement knows. */
export function short(number) {
  if (number === undefined || !Number.isFinite(number)) return '–'
  return number >= 100 ? Math.round(number).toLocaleString('en') : String(Number(number.toPrecision(3)))
}
