import FigureFreeze from './figure_freeze.js'
import { standingsOf } from './standings.js'

export type Difference = { point: string; key: string; frozen: string; records: string }

/** Every frozen figure of a year whose records are not what they were. */
export async function changedFigures(year: number): Promise<{ frozen: number; differences: Difference[] }> {
  const freezes = await FigureFreeze.query().where({ year, isCurrent: true, state: 'frozen' }).preload('designation')
  const years = await standingsOf(
    freezes.map(({ designationId }) => designationId),
    year
  )
  const differences = freezes.flatMap(({ designationId, designation }) =>
    Object.values(years.get(designationId)!.figures).flatMap(({ key, system, changed }) =>
      changed ? [{ point: designation.name, key, frozen: told(system), records: told(changed) }] : []
    )
  )
  return { frozen: freezes.length, differences }
}

const told = ({ value, rowsCount, rowsHash, queryVersion }: Told) =>
  `${value ?? '-'} (${rowsCount} rows ${rowsHash.slice(0, 12)}, query ${queryVersion})`

type Told = { value: number | null; rowsCount: number; rowsHash: string; queryVersion: number }
