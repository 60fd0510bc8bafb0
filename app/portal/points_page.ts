import type { HttpContext } from '@adonisjs/core/http'
import portal from '#config/portal'
import { beijingDay } from '#app/core/beijing_day'
import { listOfRows } from '#app/core/list_of_rows'
import { districtCodes, type DistrictCode } from '#app/organizations/districts'
import { readNear } from './distance.js'
import { areaAround, areaFrame, districtFrame, readArea, WHOLE } from './map_frame.js'
import { pointList } from './point_list.js'
import { pointMap, type MappedPoint } from './point_map.js'
import { hasPlace, listedPoints } from './public_directory.js'

/** The directory as the address asks for it: list, map and the districts to choose from, all of the same rows. */
export async function pointsPage({ request, i18n }: HttpContext) {
  const typed = request.qs()
  /** A comma in the address makes a list of a value. */
  const [typedNear, typedArea] = [typed.near, typed.area].map((value) => [value ?? ''].flat().join())
  const near = readNear(typedNear)
  const points = await listedPoints(near)
  /** What is not rounded goes no further: every link of the page is made from this. */
  const asked = { url: () => request.url(), qs: () => ({ ...typed, near: near?.join() ?? '', area: typedArea }) }
  const { list, chosen } = listOfRows(points, asked, pointList(i18n, near))
  const district = (list.values.district ?? null) as DistrictCode | null
  const area = readArea(list.values.area)
  const placed = chosen.filter(hasPlace)
  const frame = area ? areaFrame(area) : district ? districtFrame(district) : WHOLE
  const hrefOf = (marked: MappedPoint[]) => {
    const href = list.url(enlarged(marked, { district, area: list.values.area }))
    return href === list.url() ? `${href}#list` : href
  }
  return {
    list: { ...list, kept: keptBeside(list.url({ near: null, sort: null })) },
    today: beijingDay(),
    near,
    nearIsUnreadable: typedNear !== '' && !near,
    district,
    total: points.length,
    isEnlarged: Boolean(district ?? area),
    unplaced: list.total - placed.length,
    map: pointMap({ frame, points: placed, hrefOf, here: near, chosen: district }, i18n),
    tiled: portal.map.tianditu.key !== null,
    marks: placed.map(({ id, name, place }) => ({ id, name, place })),
    districts: districtCodes.map((code) => ({
      code,
      href: list.url({ district: code, area: null }),
      count: points.filter(({ districtCode }) => districtCode === code).length,
    })),
  }
}

/** What else the address asks for, for the form that asks for the place. */
function keptBeside(url: string) {
  return [...new URL(url, 'http://site').searchParams].map(([name, value]) => ({ name, value }))
}

/** Where a mark of several points leads: their district, if it is one and not shown already, else what is around them. */
function enlarged(
  marked: MappedPoint[],
  shown: { district: DistrictCode | null; area?: string }
): Record<string, string> {
  const [first, ...others] = new Set(marked.map(({ districtCode }) => districtCode))
  if (others.length === 0 && first !== shown.district && !shown.area) return { district: first }
  const area = areaAround(marked.map(({ place }) => place)).join()
  return { area }
}
