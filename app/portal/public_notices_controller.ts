import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import Designation from '#app/designations/designation'
import PointApplication from '#app/service_points/point_application'
import { announcedList } from './announced_list.js'
import { publicNotice } from './public_notice_page.js'

/** 公示: names, districts and kinds of those about to be recognised, and nothing else (domain rule, 名单 §7.14). */
export default class PublicNoticesController {
  async index({ request, view, i18n }: HttpContext) {
    const running = await PointApplication.query()
      .whereIn('state', ['public_notice', 'objection_handling'])
      .preload('batch')
      .orderBy('noticeFrom', 'desc')
      .orderBy('id', 'desc')
      .limit(500)
    const list = await listOf(Designation.query(), request, announcedList(i18n))
    return view.render('pages/portal/notices/index', { running, list })
  }

  async show({ params, view }: HttpContext) {
    return view.render('pages/portal/notices/show', await publicNotice(params.id))
  }
}
