import type { HttpContext } from '@adonisjs/core/http'
import { openCalls } from '#app/case_calls/open_calls'
import { beijingDay } from '#app/core/beijing_day'
import { districtCodes } from '#app/organizations/districts'
import PointBatch from '#app/service_points/point_batch'
import { listedPoints, hasPlace } from './public_directory.js'
import { freeOf } from './point_list.js'
import { pointMap, type MappedPoint } from './point_map.js'
import { areaAround, WHOLE } from './map_frame.js'
import { runningNotices } from './running_notices.js'

const SHOWN = 4

/** The first page of who comes from outside; who is signed in comes to work. */
export default class PortalHomeController {
  async show({ auth, response, view, i18n }: HttpContext) {
    if (auth.isAuthenticated) return response.redirect('/home')
    const points = await listedPoints(null)
    const hrefOf = (marked: MappedPoint[]) => `/points?area=${areaAround(marked.map(({ place }) => place)).join()}`
    const running = await runningNotices(i18n)
    return view.render('pages/portal/home', {
      today: beijingDay(),
      points: points.length,
      covered: new Set(points.map(({ districtCode }) => districtCode)).size,
      districtCount: districtCodes.length,
      open: points.filter(({ openness }) => openness.isOpen).length,
      free: points.filter((point) => freeOf(point).length > 0).length,
      map: pointMap({ frame: WHOLE, points: points.filter(hasPlace), hrefOf }, i18n),
      notices: running.slice(0, SHOWN),
      noticeCount: running.length,
      calls: await PointBatch.openToday(),
      caseCalls: await openCalls(),
    })
  }
}
