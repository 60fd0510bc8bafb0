import { inverse, LinearSpan, PRIME, product, randomRow } from './linear_span.js'

/** Respondents by their place among all. */
export type Members = readonly number[]

/** A figure that is to be shown: the mean of one group, or of several, each with its weight. */
export type Figure = { key: string; parts: readonly { members: Members; weight: number }[] }

/**
 * Which figures can be shown so that no secret group can be computed from all of them together. They are taken in the
 * order given: whatever would, with those before it, tell of a secret is left out. Nobody needs to know which tables
 * there are, because every figure is a sum over respondents.
 *
 * @param populations who answered what: a figure is shown for each question, of those who answered it
 */
export function admissible(figures: readonly Figure[], secrets: readonly Members[], populations: readonly Members[]) {
  const sets = [...figures.flatMap(({ parts }) => parts.map(({ members }) => members)), ...secrets, ...populations]
  const atomOf = atoms(sets)
  const width = figures.length + 8
  const spans = populations.map((population) => {
    const inside = new Set(population)
    const vector = (parts: Figure['parts']) => vectorOf(parts, inside, atomOf, width)
    const hidden = secrets.filter((secret) => secret.some((member) => inside.has(member)))
    return { vector, span: new LinearSpan(hidden.map((members) => vector([{ members, weight: 1 }]))) }
  })

  const shown = new Set<string>()
  for (const { key, parts } of figures) {
    const rows = spans.map(({ vector, span }) => span.consider(vector(parts)))
    if (rows.includes('tells')) continue
    for (const [at, row] of rows.entries()) if (row && row !== 'tells') spans[at].span.take(row)
    shown.add(key)
  }
  return shown
}

/** Respondents who are in the same groups cannot be told apart: one unknown for all of them. */
function atoms(sets: readonly Members[]) {
  const signatures = new Map<number, string>()
  for (const [at, members] of sets.entries()) {
    for (const member of new Set(members)) signatures.set(member, `${signatures.get(member) ?? ''},${at}`)
  }
  const numbers = new Map<string, number>()
  return new Map(
    [...signatures].map(([member, signature]) => {
      if (!numbers.has(signature)) numbers.set(signature, numbers.size)
      return [member, numbers.get(signature)!]
    })
  )
}

const MILLIONTHS = 1_000_000

/** In the sums of the atoms, the mean of a part is their sum by its size. */
function vectorOf(parts: Figure['parts'], inside: Set<number>, atomOf: Map<number, number>, width: number) {
  const vector = new Float64Array(width)
  for (const { members, weight } of parts) {
    const own = members.filter((member) => inside.has(member))
    if (own.length === 0) continue
    const factor = product(Math.round(weight * MILLIONTHS), inverse(own.length))
    for (const atom of new Set(own.map((member) => atomOf.get(member)!))) {
      const row = randomRow(atom, width)
      for (let at = 0; at < width; at++) vector[at] = (vector[at] + product(factor, row[at])) % PRIME
    }
  }
  return vector
}
