import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { readFile } from '#app/attachments/file_store'
import { contentDisposition } from '#app/core/content_disposition'
import { DOCX } from '#app/core/document'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import type AllianceMeeting from './alliance_meeting.js'
import { runMeeting, visibleMeeting } from './meeting_page.js'
import MeetingPolicy from './meeting_policy.js'
import { minutesValidator } from './meeting_validators.js'
import { issuedMinutes, minutesFile, minutesName, writeMinutes } from './minutes.js'

/** 会议纪要: written by the secretariat; as issued for everybody who sees the meeting. */
export default class MeetingMinutesController {
  async show(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    const meeting = await visibleMeeting(ctx)
    const issued = await issuedMinutes(meeting)
    if (!issued) await bouncer.with(MeetingPolicy).authorize('run')
    if (!issued && meeting.state !== 'minutes_draft')
      throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    response.header('Content-Type', DOCX)
    response.header('Content-Disposition', contentDisposition('attachment', minutesName(meeting)))
    return issued ? response.stream(await readFile(issued.key)) : response.send(await minutesFile(meeting))
  }

  async edit(ctx: HttpContext) {
    return renderMinutes(ctx, await runMeeting(ctx))
  }

  async update(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const meeting = await runMeeting(ctx)
    showAgain(ctx, () => renderMinutes(ctx, meeting))
    await writeMinutes(meeting, personOf(ctx), await request.validateUsing(minutesValidator))
    session.flash('success', i18n.t('alliance_meetings.minutes_saved'))
    return response.redirect(`/alliance-meetings/${meeting.id}`)
  }
}

function renderMinutes({ view }: HttpContext, meeting: AllianceMeeting) {
  return view.render('pages/alliance_meetings/minutes', { meeting })
}
