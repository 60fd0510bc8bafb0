import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { changeCalendar } from './calendar_change.js'
import { askedYear, renderCalendarForm } from './calendar_page.js'
import CalendarPolicy from './calendar_policy.js'
import { typedChange } from './typed_change.js'

/** Days and notices, entered by an administrator. */
export default class CalendarChangesController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with(CalendarPolicy).authorize('change')
    return renderCalendarForm(ctx, askedYear(ctx))
  }

  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(CalendarPolicy).authorize('change')
    showAgain(ctx, () => renderCalendarForm(ctx, askedYear(ctx)))
    const change = await typedChange(ctx)

    await changeCalendar(change, personOf(ctx))
    session.flash('success', i18n.t('calendar.changed', { year: change.year }))
    return response.redirect(`/calendar?year=${change.year}`)
  }
}
