import type { Trx } from '#app/core/dialect'
import type { Figure } from './figure.js'
import { figureDefinitions, figureKeys } from './figure_definitions.js'
import FigureFreeze, { type FrozenFigure } from './figure_freeze.js'
import FigureOverride from './figure_override.js'
import { figuresOf, type Figures } from './figures_of.js'

/**
 * How a figure stands. `system` is what the records say, as of the freeze where there is one; `value` is what counts:
 * the confirmed other value, or that of the system. `changed` is what the records say since, where it differs.
 */
export type Standing = {
  key: string
  value: number | null
  system: Figure
  changed: Figure | null
  override: FigureOverride | null
}

export type Standings = Record<string, Standing>

export type YearOfPoint = { freeze: FigureFreeze | null; figures: Standings }

type Wanted = {
  keys?: readonly string[]
  /** Frozen figures are compared with the records of today. */
  compares?: boolean
  /** What the records say today, where it was read already. */
  live?: ReadonlyMap<number, Figures>
  /** Reads what is frozen in this transaction. */
  client?: Trx
}

/** Figures of a year as they stand, of however many points in a few statements. */
export async function standingsOf(
  designationIds: readonly number[],
  year: number,
  { keys = figureKeys, compares = true, live, client }: Wanted = {}
): Promise<Map<number, YearOfPoint>> {
  const freezes = await freezesOf(designationIds, year, keys, client)
  const overrides = await overridesOf(designationIds, year, keys, client)
  const asked = designationIds.filter((id) => compares || !freezes.has(id))
  const records = live ?? (await figuresOf(asked, year, keys))
  return new Map(
    designationIds.map((id) => {
      const freeze = freezes.get(id) ?? null
      const figures = keys.flatMap((key): [string, Standing][] => {
        const standing = standingOf(key, {
          live: records.get(id),
          freeze,
          override: overrides.get(`${id}/${key}`) ?? null,
        })
        return standing ? [[key, standing]] : []
      })
      return [id, { freeze, figures: Object.fromEntries(figures) }]
    })
  )
}

/** A year beside the one before it, of which only what counted matters. */
export type TwoYears = { now: YearOfPoint; last(key: string): number | null }

export async function twoYears(designationIds: readonly number[], year: number, wanted: Wanted = {}) {
  const now = await standingsOf(designationIds, year, wanted)
  const before = await standingsOf(designationIds, year - 1, { keys: wanted.keys, compares: false })
  return new Map(
    designationIds.map((id): [number, TwoYears] => [
      id,
      { now: now.get(id)!, last: (key) => before.get(id)!.figures[key]?.value ?? null },
    ])
  )
}

type Parts = { live: Figures | undefined; freeze: FigureFreeze | null; override: FigureOverride | null }

function standingOf(key: string, { live, freeze, override }: Parts): Standing | null {
  const frozen = freeze?.figures.find(({ figureKey }) => figureKey === key)
  const now = live?.[key]
  const system = frozen ? figureIn(frozen) : now
  if (!system) return null
  const changed = frozen && now && now.rowsHash !== system.rowsHash ? now : null
  return { key, system, changed, override, value: override?.state === 'confirmed' ? override.value : system.value }
}

export function figureIn({ value, numerator, denominator, n, rowsCount, rowsHash, queryVersion, note }: FrozenFigure) {
  return { value, numerator, denominator, n: n ?? 0, rowsCount, rowsHash, queryVersion, note } satisfies Figure
}

async function freezesOf(designationIds: readonly number[], year: number, keys: readonly string[], client?: Trx) {
  const rows = await FigureFreeze.query({ client })
    .whereIn('designationId', [...designationIds])
    .where({ year, isCurrent: true, state: 'frozen' })
    .preload('figures', (figures) => {
      if (keys.length < figureDefinitions.length) figures.whereIn('figureKey', [...keys])
      /** The names of the rows are long and seldom wanted. */
      figures.select('id', 'freeze_id', 'figure_key', 'value', 'numerator', 'denominator', 'n', 'note')
      figures.select('rows_count', 'rows_hash', 'query_version')
    })
  return new Map(rows.map((row) => [row.designationId, row]))
}

async function overridesOf(designationIds: readonly number[], year: number, keys: readonly string[], client?: Trx) {
  const rows = await FigureOverride.query({ client })
    .whereIn('designationId', [...designationIds])
    .where({ year, isCurrent: true })
    .whereIn('figureKey', [...keys])
  return new Map(rows.map((row) => [`${row.designationId}/${row.figureKey}`, row]))
}
