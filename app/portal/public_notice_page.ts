import PointApplication from '#app/service_points/point_application'
import { beijingDay, workingDaysBetween } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import { noticeIsOver } from '#app/service_points/public_notice'

/** A published application, or 404: nothing else about it is public. */
export async function publicNotice(id: number) {
  const application = await PointApplication.query()
    .where('id', id)
    .whereIn('state', ['public_notice', 'objection_handling', 'recognized'])
    .preload('batch')
    .firstOrFail()
  const until = application.noticeUntil!.toISODate()!

  return {
    application,
    over: application.state === 'recognized' || noticeIsOver(application),
    workingDaysLeft: Math.max(0, workingDaysBetween(beijingDay(), until, await workCalendar())),
  }
}
