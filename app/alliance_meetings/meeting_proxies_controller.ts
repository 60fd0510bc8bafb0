import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderMeeting, seatedMember, visibleMeeting } from './meeting_page.js'
import MeetingPolicy from './meeting_policy.js'
import { proxyValidator } from './meeting_validators.js'
import { Proxy } from './presence_records.js'
import { giveProxy, revokeProxy } from './proxies.js'

/** 委托表决, by the representative of the member that gives it. */
export default class MeetingProxiesController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const meeting = await visibleMeeting(ctx)
    showAgain(ctx, () => renderMeeting(ctx, meeting))
    const { giver: giverId, holder: holderId, words } = await request.validateUsing(proxyValidator)
    const giver = await seatedMember(meeting, giverId)
    await bouncer.with(MeetingPolicy).authorize('speakFor', giver)
    await giveProxy(meeting, personOf(ctx), { giver, holderId, words })
    session.flash('success', i18n.t('alliance_meetings.proxy_given'))
    return response.redirect(`/alliance-meetings/${meeting.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, params, response, session, i18n } = ctx
    const meeting = await visibleMeeting(ctx)
    const proxy = await Proxy.query()
      .where({ id: Number(params.id) || 0, meetingId: meeting.id })
      .preload('giver')
      .preload('holder')
      .firstOrFail()
    await bouncer.with(MeetingPolicy).authorize('speakFor', proxy.giver)
    await revokeProxy(meeting, proxy, personOf(ctx))
    session.flash('success', i18n.t('alliance_meetings.proxy_revoked'))
    return response.redirect(`/alliance-meetings/${meeting.id}`)
  }
}
