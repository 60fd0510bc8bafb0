import type { HttpContext } from '@adonisjs/core/http'
import { representativeOn, voicesOn } from '#app/alliance/representatives'
import { beijingDay } from '#app/core/beijing_day'
import { personOf } from '#app/users/actor'
import { leave, signIn } from './attendances.js'
import { seatedMember, runMeeting, visibleMeeting } from './meeting_page.js'
import MeetingPolicy from './meeting_policy.js'
import { attendanceValidator } from './meeting_validators.js'
import { presenceOf } from './presence.js'

/** 签到: by each representative for its member, or at the desk of the secretariat. */
export default class MeetingAttendancesController {
  async index(ctx: HttpContext) {
    const meeting = await runMeeting(ctx)
    const presence = await presenceOf(meeting)
    const ids = presence.seats.map(({ member }) => member.id)
    const voices = await voicesOn(beijingDay()).whereIn('memberId', ids).preload('user')
    const names = Object.fromEntries(voices.map(({ memberId, user }) => [memberId, user.name]))
    return ctx.view.render('pages/alliance_meetings/attendance', {
      ...{ meeting, presence, names },
      isToday: meeting.day === beijingDay(),
    })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, i18n, session } = ctx
    const meeting = await visibleMeeting(ctx)
    const { member: id, mode } = await request.validateUsing(attendanceValidator)
    const member = await seatedMember(meeting, id)
    await bouncer.with(MeetingPolicy).authorize('note', member)
    const voice = await representativeOn(member, beijingDay())
    await signIn(meeting, member, personOf(ctx), { mode, person: voice?.user.name ?? member.name })
    session.flash('success', i18n.t('alliance_meetings.signed_in', { name: member.name }))
    return response.redirect().back()
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, params, response } = ctx
    const meeting = await visibleMeeting(ctx)
    const member = await seatedMember(meeting, params.id)
    await bouncer.with(MeetingPolicy).authorize('note', member)
    await leave(meeting, member, personOf(ctx))
    return response.redirect().back()
  }
}
