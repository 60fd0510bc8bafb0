import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { cancelMeeting, conveneMeeting } from './convening.js'
import { renderMeeting, visibleMeeting } from './meeting_page.js'
import MeetingPolicy from './meeting_policy.js'
import { meetingStepValidator } from './meeting_validators.js'
import { draftMinutes, issueMinutes } from './minutes.js'
import { closeMeeting, openMeeting } from './session.js'

/** The secretariat calls together and writes; who presides opens and closes, and the secretariat may too. */
export default class MeetingStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const meeting = await visibleMeeting(ctx)
    showAgain(ctx, () => renderMeeting(ctx, meeting))
    const { step, opinion, version } = await request.validateUsing(meetingStepValidator)
    const policy = bouncer.with(MeetingPolicy)
    const leads = ['open', 'close'].includes(step) && (await policy.allows('preside', meeting))
    if (!leads) await policy.authorize('run')

    const by = personOf(ctx)
    if (step === 'convene') await conveneMeeting(meeting, by, version)
    else if (step === 'cancel') await cancelMeeting(meeting, by, { opinion: opinion!, version })
    else if (step === 'open') await openMeeting(meeting, by, version)
    else if (step === 'close') await closeMeeting(meeting, by, version)
    else if (step === 'draftMinutes') await draftMinutes(meeting, by, version)
    else await issueMinutes(meeting, by, version)
    session.flash('success', i18n.t(`alliance_meetings.done.${step}`))
    return response.redirect(`/alliance-meetings/${meeting.id}`)
  }
}
