/** Two-sided 95 %. */
const Z = 1.959963984540054

export type Interval = { low: number; high: number }

/**
 * The quantile of Student's t for 97.5 %: by bisection of its exact distribution (Abramowitz & Stegun 26.7.3–4), with
 * many degrees of freedom by the expansion of Cornish and Fisher.
 */
export function tQuantile(df: number) {
  if (df > 400) return Z + (Z ** 3 + Z) / (4 * df) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * df * df)
  let [low, high] = [0, 20]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (withinT(middle, df) < 0.95) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** P(|T| ≤ t) for whole degrees of freedom. */
function withinT(t: number, df: number) {
  const theta = Math.atan(t / Math.sqrt(df))
  const [sine, cosine] = [Math.sin(theta), Math.cos(theta)]
  const isOdd = df % 2 === 1
  let [term, series] = [isOdd ? cosine : 1, 0]
  for (let power = isOdd ? 1 : 0; power <= df - 2; power += 2) {
    series += term
    term *= (cosine * cosine * (power + 1)) / (power + 2)
  }
  return isOdd ? (2 / Math.PI) * (theta + sine * series) : sine * series
}

/** Half the width of the interval of a mean: t(0.975, n−1)·s/√n; null for fewer than two values. */
export function halfWidth(values: readonly number[]) {
  const n = values.length
  if (n < 2) return null
  const mean = values.reduce((total, value) => total + value, 0) / n
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0)
  return tQuantile(n - 1) * Math.sqrt(squares / (n - 1) / n)
}

/** Wilson's interval of a share, as shares of one. */
export function wilson(hits: number, n: number): Interval | null {
  if (n === 0) return null
  const [share, z2] = [hits / n, Z * Z]
  const centre = share + z2 / (2 * n)
  const spread = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  const scale = 1 + z2 / n
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}

/**
 * How many answers a share needs so that its interval reaches no further than e, by the customary z = 1.96 and p = 0.5.
 *
 * @param population from how many people, where they are not many
 */
export function sampleNeeded(e = 0.05, population = Infinity) {
  const n0 = Math.round((1.96 ** 2 * 0.25) / e ** 2)
  return Math.ceil(n0 / (1 + (n0 - 1) / population))
}
