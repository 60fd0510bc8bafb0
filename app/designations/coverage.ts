import { networkTarget } from '#config/network'
import { beijingDay } from '#app/core/beijing_day'
import type { Place } from '#app/core/gcj02'
import { kept } from '#app/core/kept'
import { districtCodes, type DistrictCode } from '#app/organizations/districts'
import { hostTypes, type HostType } from '#app/organizations/host_types'
import Designation from './designation.js'
import { parks } from './industries.js'

export type CoveredPoint = {
  organizationId: number
  districtCode: string
  hostType: string
  profile: { longitude?: unknown; latitude?: unknown; parks?: string[] }
}

/** Titles in force, of the whole city whoever asks: they are public. */
function pointsInForce(): Promise<CoveredPoint[]> {
  return Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .select('organizationId', 'districtCode', 'hostType', 'profile')
}

export type Coverage = ReturnType<typeof coverageOf>

/** Where the city has points: by district and kind of host, by park, and against the target of the plan. */
export function coverageOf(points: CoveredPoint[]) {
  const counts = new Map<string, number>()
  for (const { districtCode, hostType } of points) {
    for (const key of ['/', `${districtCode}/`, `/${hostType}`, `${districtCode}/${hostType}`])
      counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const countOf = (district?: DistrictCode, hostType?: HostType) =>
    counts.get(`${district ?? ''}/${hostType ?? ''}`) ?? 0
  const served = new Set(points.flatMap(({ profile }) => profile.parks ?? []))
  const organizations = new Set(points.map(({ organizationId }) => organizationId))

  return {
    points: points.length,
    types: hostTypes.filter((type) => countOf(undefined, type) > 0),
    absentTypes: hostTypes.filter((type) => countOf(undefined, type) === 0),
    countOf,
    emptyDistricts: districtCodes.filter((code) => countOf(code) === 0),
    uncoveredParks: parks.filter((park) => !served.has(park)),
    places: points.map(({ profile }) => placeOf(profile)).filter((place) => place !== null),
    organizations,
    target: { ...networkTarget, percent: percentOf(organizations.size) },
  }
}

/** The plan counts institutions: one that holds two titles counts once. */
function percentOf(organizations: number) {
  return Math.floor((organizations * 100) / networkTarget.points)
}

/** Where the address is, when somebody has said it. */
export function placeOf({ longitude, latitude }: CoveredPoint['profile']): Place | null {
  return longitude && latitude ? [Number(longitude), Number(latitude)] : null
}

type Applicant = { organizationId: number; districtCode: string; hostType: string }

/** The coverage of the city today. */
export function coverageToday() {
  return kept(`coverage on ${beijingDay()}`, async () => coverageOf(await pointsInForce()))
}

/** What the recognition of one applicant would change. An institution that is a point already adds nothing. */
export function changeBy(coverage: Coverage, applicant: Applicant, answers: CoveredPoint['profile']) {
  const [district, type] = [applicant.districtCode as DistrictCode, applicant.hostType as HostType]
  const added = coverage.organizations.has(applicant.organizationId) ? 0 : 1
  return {
    district,
    type,
    /** The kinds of host that the district has, and this one; the others are shown as one. */
    types: hostTypes.filter((host) => host === type || coverage.countOf(district, host) > 0),
    added,
    inDistrict: coverage.countOf(district),
    ofType: coverage.countOf(undefined, type),
    parks: coverage.uncoveredParks.filter((park) => answers.parks?.includes(park)),
    place: placeOf(answers),
  }
}
