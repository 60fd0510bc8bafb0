import Designation from '#app/designations/designation'

/** A point in the register on the last day of a year: an institution is one, however many titles it holds. */
export type ReportPoint = {
  year: number
  records: 1
  id: number
  organizationId: number
  districtCode: string
  hostType: string
  parks: readonly string[]
}

export const lastDayOf = (year: number) => `${year}-12-31`

export const pointsPath = (year: number, more = '') => `/designations?heldOn=${lastDayOf(year)}${more}`

export async function pointsAtEndOf(year: number): Promise<ReportPoint[]> {
  const titles = await Designation.query()
    .withScopes((scopes) => scopes.heldOn(lastDayOf(year)))
    .select('id', 'organizationId', 'districtCode', 'hostType', 'profile')
    .orderBy('id')
  const points = new Map<number, ReportPoint>()
  for (const { id, organizationId, districtCode, hostType, profile } of titles) {
    const before = points.get(organizationId)
    const parks = [...(before?.parks ?? []), ...(profile.parks ?? [])]
    points.set(organizationId, {
      ...(before ?? { year, records: 1, id, organizationId, districtCode, hostType }),
      parks: [...new Set(parks)].sort(),
    })
  }
  return [...points.values()]
}

/** The year of the first title: before it the register knows nothing. */
export async function firstYearOfRegister() {
  const first = await Designation.query().orderBy('recognizedOn').limit(1).first()
  return first?.recognizedOn.year ?? null
}
