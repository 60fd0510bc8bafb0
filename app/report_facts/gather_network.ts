import { hostTypes } from '#app/organizations/host_types'
import { parks } from '#app/designations/industries'
import { districtCodes } from '#app/organizations/districts'
import type { Gathered } from './chapter_content.js'
import { factsFrom, missingOf, percentOf, sumFrom, sumOf } from './fact_builder.js'
import type { Fact } from './fact.js'
import { firstYearOfRegister, lastDayOf, pointsAtEndOf, pointsPath, type ReportPoint } from './points_of_report.js'
import { registerChanges } from './register_facts.js'
import { districtName, keyOf, zh } from './report_words.js'
import { titleFacts } from './title_facts.js'

export const typeKey = (type: string) => `network.type.${type}`
export const districtKey = (code: string) => `network.district.${keyOf(code)}`
export const cellKey = (type: string, code: string) => `network.cell.${type}.${keyOf(code)}`

/** 体系建设: the register on the last day of the year, what happened to it in the year, and titles that others confer. */
export async function gatherNetwork(year: number): Promise<Gathered> {
  const points = [...(await pointsAtEndOf(year)), ...(await pointsAtEndOf(year - 1))]
  const first = await firstYearOfRegister()
  const isKnown = (of: number) => first !== null && first <= of
  const counts = countsOf(points, year, isKnown)
  const whole = [...counts.whole, ...coverageFacts(points, year, isKnown)]
  const changes = await registerChanges(year, isKnown)
  const titles = await titleFacts(year)
  return {
    facts: [...whole, ...counts.types, ...counts.districts, ...counts.cells, ...changes.facts, ...titles],
    lists: { changes: changes.list },
    sums: counts.sums,
    missing: missingOf([...whole, ...titles]),
  }
}

function countsOf(points: readonly ReportPoint[], year: number, isKnown: (year: number) => boolean) {
  const day = lastDayOf(year)
  const fact = factsFrom({
    ...{ year, rows: points, isKnown, unit: '家', query: 'register.points@1', value: sumOf('records') },
    ...{ rowsPath: pointsPath(year), period: { from: day, until: day } },
  })
  const whole = fact({ key: 'network.points', label: '市级网点数' })
  const types = hostTypes.map((type) =>
    fact({ key: typeKey(type), label: `${zh(`host_types.${type}`)}网点数`, where: (row) => row.hostType === type })
  )
  const districts = districtCodes.map((code) =>
    fact({
      ...{ key: districtKey(code), label: `${districtName(code)}网点数` },
      ...{ where: (row) => row.districtCode === code, rowsPath: pointsPath(year, `&district=${code}`) },
    })
  )
  /** Most kinds of host have no point in most districts: what is nought has no fact and is a dash in the table. */
  const cells = hostTypes.flatMap((type) =>
    districtCodes.map((code) =>
      fact({
        ...{ key: cellKey(type, code), label: `${districtName(code)}${zh(`host_types.${type}`)}网点数` },
        ...{ where: (row) => row.districtCode === code && row.hostType === type },
        rowsPath: pointsPath(year, `&district=${code}`),
      })
    )
  )
  const some = cells.filter(({ value }) => value)
  const ending = (end: string) => some.filter(({ key }) => key.endsWith(`.${end}`))
  const sums = [
    ...[sumFrom(whole.key, types), sumFrom(whole.key, districts)],
    ...types.map(({ key }) =>
      sumFrom(
        key,
        some.filter((cell) => cell.key.startsWith(key.replace('.type.', '.cell.') + '.'))
      )
    ),
    ...districts.map(({ key }) => sumFrom(key, ending(key.split('.').at(-1)!))),
  ]
  return { whole: [whole], types, districts, cells: some, sums }
}

/** Districts with a point, and listed parks that one serves: what the plan calls 全覆盖. */
function coverageFacts(points: readonly ReportPoint[], year: number, isKnown: (year: number) => boolean): Fact[] {
  const day = lastDayOf(year)
  const fact = factsFrom({
    ...{ year, rows: points, isKnown, unit: '个', query: 'register.coverage@1', rowsPath: '/coverage' },
    ...{ value: districtsOf, period: { from: day, until: day } },
  })
  return [
    fact({ key: 'network.districts', label: '有网点的区数' }),
    fact({ key: 'network.parks_served', label: '网点服务覆盖的园区数', value: parksServed }),
    fact({
      ...{ key: 'network.park_coverage', label: '园区覆盖率', unit: '%', decimals: 1 },
      value: (rows) => percentOf(parksServed(rows), parks.length),
    }),
  ]
}

const districtsOf = (points: readonly ReportPoint[]) => new Set(points.map(({ districtCode }) => districtCode)).size

function parksServed(points: readonly ReportPoint[]) {
  const served = new Set(points.flatMap((point) => point.parks))
  return parks.filter((park) => served.has(park)).length
}
