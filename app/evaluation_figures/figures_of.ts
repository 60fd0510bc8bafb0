import Designation from '#app/designations/designation'
import { beijingDay } from '#app/core/beijing_day'
import { inParts } from '#app/core/in_parts'
import { calculated, rowsIn } from './calculate_figure.js'
import type { Figure, FigureRow, Point, SourceRow } from './figure.js'
import { definitionOf, figureDefinitions, figureKeys, type FigureDefinition } from './figure_definitions.js'
import { figureSources, type SourceName } from './figure_sources.js'

export type Figures = Record<string, Figure>

/** So many points at a time, so that their rows fit into memory and statements stay few. */
const AT_A_TIME = 250

/** What the records say of some points in a year, as of today: a statement or a few for each source, however many points. */
export async function figuresOf(
  designationIds: readonly number[],
  year: number,
  keys: readonly string[] = figureKeys
): Promise<Map<number, Figures>> {
  const found = new Map<number, Figures>()
  for (const some of inParts(designationIds, AT_A_TIME)) {
    for (const [id, rows] of await rowsOfPoints(some, year, keys)) {
      const figures = [...rows].map(([definition, own]): [string, Figure] => [
        definition.key,
        calculated(definition, own),
      ])
      found.set(id, Object.fromEntries(figures))
    }
  }
  return found
}

/** The very rows of one figure of one point, in their order. */
export async function rowsOf(designationId: number, year: number, key: string): Promise<FigureRow[]> {
  const rows = await rowsOfPoints([designationId], year, [key])
  return rows.get(designationId)?.get(definitionOf(key)!) ?? []
}

/** Figures with the rows that they are made of: what a freeze keeps. */
export async function rowsOfPoints(designationIds: readonly number[], year: number, keys: readonly string[]) {
  const points: Point[] = await Designation.query()
    .whereIn('id', [...designationIds])
    .orderBy('id')
  const wanted = figureDefinitions.filter(({ key }) => keys.includes(key))
  const sources = await readSources(points, year, wanted)
  return new Map(
    points.map(({ id }) => [
      id,
      new Map<FigureDefinition, FigureRow[]>(
        wanted.map((definition) => [definition, rowsIn(definition, sources.get(definition.source)!.get(id) ?? [])])
      ),
    ])
  )
}

async function readSources(points: readonly Point[], year: number, wanted: readonly FigureDefinition[]) {
  const read = new Map<SourceName, Map<number, SourceRow[]>>()
  for (const source of new Set(wanted.map((definition) => definition.source))) {
    const rows: SourceRow[] =
      points.length > 0 ? await figureSources[source]({ points, year, today: beijingDay() }) : []
    read.set(
      source,
      Map.groupBy(rows, ({ designationId }) => designationId)
    )
  }
  return read
}
