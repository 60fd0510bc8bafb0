import { createHash } from 'node:crypto'
import { canonicalJson } from '#app/core/canonical_json'
import { roundHalfUp } from '#app/survey_results/levels'
import rules from '#config/evaluation_figures'
import config from '#config/survey_results'
import type { Figure, FigureNote, FigureRow, SourceRow } from './figure.js'
import type { FigureDefinition } from './figure_definitions.js'

/** The rows of one figure among those of its source, in an order that no database decides. */
export function rowsIn(definition: FigureDefinition, source: readonly SourceRow[]): FigureRow[] {
  const { same, kind } = definition
  const own = source.filter((row) => kind === 'only' || definition.part(row) !== null)
  const rows = same ? together(own, same) : own.map((row) => rowOf(definition, row))
  return rows.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
}

export const nameOf = ({ type, id }: Pick<FigureRow, 'type' | 'id'>) => `${type}:${id}`

function rowOf(definition: FigureDefinition, { type, id, label, on, href, ...row }: SourceRow): FigureRow {
  const whole = { type, id, label, on, href, ...row }
  return { type, id, label, on, href, part: definition.part(whole), base: definition.base?.(whole) ?? null }
}

/** Records about the same thing are one row, which adds one; `base` says how many there are. */
function together(rows: readonly SourceRow[], same: (row: SourceRow) => string): FigureRow[] {
  return [...Map.groupBy(rows, same)].map(([name, records]) => ({
    ...{ type: 'client', id: name, label: name, on: records.at(-1)!.on, part: 1, base: records.length },
    href: records.length === 1 ? records[0].href : null,
  }))
}

/** The value that rows make together: the same for the page, the freeze and the proof. */
export function calculated(definition: FigureDefinition, rows: readonly FigureRow[]): Figure {
  const { kind, version } = definition
  const numerator = total(rows.map(({ part }) => part ?? 0))
  const denominator = kind === 'share' ? total(rows.map(({ base }) => base ?? 0)) : null
  const value = valueOf(definition, rows)
  const n = kind === 'only' ? total(rows.map(({ base, part }) => base ?? (part === null ? 0 : 1))) : rows.length
  return {
    ...{ value, n, note: noteOf(definition, rows, value, n) },
    numerator: kind === 'share' ? numerator : null,
    denominator,
    ...{ rowsCount: rows.length, rowsHash: hashOf(rows), queryVersion: version },
  }
}

export function valueOf({ kind, without }: FigureDefinition, rows: readonly FigureRow[]) {
  if (rows.length === 0 && without) return null
  if (kind === 'only') return rows[0]?.part ?? null
  const sum = total(rows.map(({ part }) => part ?? 0))
  if (kind === 'sum') return sum
  const base = total(rows.map((row) => row.base ?? 0))
  return base === 0 ? null : roundHalfUp((sum / base) * 100)
}

/** Money has decimals that binary fractions have not. */
const total = (parts: readonly number[]) => roundHalfUp(parts.reduce((sum, part) => sum + part, 0))

function noteOf(
  { without, unit, kind }: FigureDefinition,
  rows: readonly FigureRow[],
  value: number | null,
  n: number
): FigureNote | null {
  if (value === null)
    return rows.length === 0 ? (without ?? 'no_rows') : unit === 'points' ? 'few_answers' : (without ?? 'no_rows')
  if (unit === 'points' && n < config.publishFrom) return 'few_answers'
  return kind === 'share' && n < rules.smallShare ? 'small' : null
}

/** Of everything that a row is shown with, so that a change of any of it is seen. */
function hashOf(rows: readonly FigureRow[]) {
  const hash = createHash('sha256')
  for (const { type, id, label, on, part, base } of rows)
    hash.update(`${canonicalJson([type, id, label, on, part, base])}\n`)
  return hash.digest('hex')
}
