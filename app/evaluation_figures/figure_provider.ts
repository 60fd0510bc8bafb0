import { pointsOfYear } from './points_of_year.js'
import { standingsOf } from './standings.js'

/** What an indicator system is tried on: a point of a year with every figure that counts. */
export type ProvidedFigures = {
  designationId: number
  name: string
  /** host type */
  type: string
  districtCode: string
  figures: Record<string, number | null>
  /** What each rests on: rows, or answers. */
  n: Record<string, number>
}

/** The figures of every point of a year: frozen where they are, with confirmed other values. */
export async function figureProvider(year: number): Promise<ProvidedFigures[]> {
  const points = await pointsOfYear(year).orderBy('id')
  const years = await standingsOf(
    points.map(({ id }) => id),
    year,
    { compares: false }
  )
  return points.map(({ id, name, hostType, districtCode }) => {
    const standings = Object.values(years.get(id)!.figures)
    return {
      ...{ designationId: id, name, type: hostType, districtCode },
      figures: Object.fromEntries(standings.map(({ key, value }) => [key, value])),
      n: Object.fromEntries(standings.map(({ key, system }) => [key, system.n])),
    }
  })
}
