import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay, workingDaysBetween } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import { revocationNotice, revocationNotices } from './published_revocations.js'

/** 撤销公示, without sign-in: name, district, kind, one sentence. */
export default class RevocationNoticesController {
  async index({ view }: HttpContext) {
    return view.render('pages/sanctions/notices/index', { notices: await revocationNotices() })
  }

  async show({ params, view }: HttpContext) {
    const notice = await revocationNotice(Number(params.id) || 0)
    const daysLeft = workingDaysBetween(beijingDay(), notice.noticeUntil, await workCalendar())
    return view.render('pages/sanctions/notices/show', { notice, daysLeft })
  }
}
