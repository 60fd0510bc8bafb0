import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import { now } from '#app/core/clock'
import { WEEK } from '#app/core/form'
import Certificate from '#app/designations/certificate'
import Designation from '#app/designations/designation'
import { metresBetween } from './distance.js'
import { areaAround, placeFrame } from './map_frame.js'
import { beijingTime, spanOf, weekdayOf } from '#app/designations/opening_hours'
import { pointJsonLd } from './point_json_ld.js'
import { pointMap, type MappedPoint } from './point_map.js'
import { panelsOf } from './point_panels.js'
import { hasPlace, listedPoints, type ListedPoint } from './public_directory.js'

/** About thirty kilometres from side to side. */
const EXCERPT = { scale: 6, height: 520 }
const NEIGHBOURS = 4

/** One point, or null when it is not in the directory any more; 404 when it never was. */
export async function pointPage(id: number, ctx: HttpContext) {
  const designation = await Designation.findOrFail(id)
  const points = await listedPoints(null)
  const point = points.find((listed) => listed.id === designation.id)
  if (!point) return null

  const url = `${env.get('APP_URL')}/points/${point.id}`
  const neighbours = neighboursOf(point, points)
  const today = weekdayOf(beijingTime(now()).day)
  return {
    ...{ point, url, neighbours },
    week: WEEK.map((weekday) => ({ weekday, span: spanOf(point.hours, weekday), isToday: weekday === today })),
    certificate: await Certificate.currentOf(designation),
    map: excerpt(point, points, ctx),
    panels: await panelsOf(point, ctx),
    jsonLd: pointJsonLd(point, url, ctx.i18n),
  }
}

function neighboursOf({ id, place }: ListedPoint, points: ListedPoint[]) {
  if (!place) return []
  return points
    .filter(hasPlace)
    .filter((other) => other.id !== id)
    .map((other) => ({ ...other, metres: metresBetween(place, other.place) }))
    .sort((one, other) => one.metres - other.metres)
    .slice(0, NEIGHBOURS)
}

function excerpt({ id, place }: ListedPoint, points: ListedPoint[], { i18n }: HttpContext) {
  if (!place) return null
  const others = points.filter(hasPlace).filter((other) => other.id !== id)
  const hrefOf = (marked: MappedPoint[]) => `/points?area=${areaAround(marked.map((other) => other.place)).join()}`
  const frame = placeFrame(place, EXCERPT.scale, EXCERPT.height)
  return pointMap({ frame, points: others, hrefOf, here: place }, i18n)
}
