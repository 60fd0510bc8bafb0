import type { HttpContext } from '@adonisjs/core/http'
import Designation from '#app/service_points/designation'
import PointApplication from '#app/service_points/point_application'
import { publicNotice } from './public_notice_page.js'

/** 公示: names, districts and kinds of those about to be recognised, and nothing else (domain rule, 名单 §7.14). */
export default class PublicNoticesController {
  async index({ request, view }: HttpContext) {
    const page = Math.min(Math.max(Number(request.input('page')) || 1, 1), 200)
    const running = await PointApplication.query()
      .whereIn('state', ['public_notice', 'objection_handling'])
      .preload('batch')
      .orderBy('noticeFrom', 'desc')
      .orderBy('id', 'desc')
      .limit(500)
    const announced = await Designation.query().orderBy('recognizedOn', 'desc').orderBy('id', 'desc').paginate(page, 20)
    announced.baseUrl('/notices')

    return view.render('pages/portal/notices/index', { running, announced })
  }

  async show({ params, view }: HttpContext) {
    return view.render('pages/portal/notices/show', await publicNotice(params.id))
  }
}
