import type { HttpContext } from '@adonisjs/core/http'
import AllianceMember from '#app/alliance/alliance_member'
import { answerList } from '#app/audit/answer_list'
import { checkedForm } from '#app/core/checked_form'
import { invalid, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import AllianceMeeting from './alliance_meeting.js'
import { chairUnit, draftMeeting, reviseMeeting } from './convening.js'
import { answersIn, factsOf, meetingForm as form } from './meeting_form.js'
import { meetingList } from './meeting_list.js'
import { renderMeeting, runMeeting, visibleMeeting } from './meeting_page.js'
import MeetingPolicy from './meeting_policy.js'
import { meetingWorkflow } from './meeting_workflow.js'

/** 联盟会议, as the secretariat, the chair and the representatives see them. */
export default class AllianceMeetingsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(MeetingPolicy).authorize('list')
    const seen = AllianceMeeting.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .withCount('items')
    return answerList(ctx, seen, meetingList(i18n), i18n.t('alliance_meetings.title'), async (list) =>
      view.render('pages/alliance_meetings/index', {
        list,
        states: Object.keys(meetingWorkflow.states),
        mayRun: await bouncer.with(MeetingPolicy).allows('run'),
      })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(MeetingPolicy).authorize('run')
    return renderForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(MeetingPolicy).authorize('run')
    showAgain(ctx, () => renderForm(ctx, null))
    const facts = factsOf(await checkedForm(ctx, form), await chairIn(ctx))
    const meeting = await draftMeeting(personOf(ctx), facts)
    return saved(ctx, meeting)
  }

  async show(ctx: HttpContext) {
    return renderMeeting(ctx, await visibleMeeting(ctx))
  }

  async edit(ctx: HttpContext) {
    return renderForm(ctx, await runMeeting(ctx))
  }

  async update(ctx: HttpContext) {
    const meeting = await runMeeting(ctx)
    showAgain(ctx, () => renderForm(ctx, meeting))
    const facts = factsOf(await checkedForm(ctx, form), await chairIn(ctx))
    await reviseMeeting(meeting, personOf(ctx), facts, seenVersion(ctx))
    return saved(ctx, meeting)
  }
}

function saved({ response, session, i18n }: HttpContext, { id, number }: AllianceMeeting) {
  session.flash('success', i18n.t('alliance_meetings.saved', { number }))
  return response.redirect(`/alliance-meetings/${id}`)
}

/** Nobody chosen: the secretariat presides. */
async function chairIn({ request, i18n }: HttpContext) {
  const chosen = request.input('chair')
  if (!chosen) return null
  const chair = await possibleChairs()
    .where('id', Number(chosen) || 0)
    .first()
  if (!chair) throw invalid('chair', i18n.t('alliance_meetings.no_such_member'))
  return chair.id
}

function possibleChairs() {
  return AllianceMember.query()
    .withScopes((scopes) => scopes.withRights())
    .whereIn('memberClass', ['chair_unit', 'vice_chair_unit'])
    .orderBy('name')
}

async function renderForm({ view }: HttpContext, meeting: AllianceMeeting | null) {
  const chair = meeting ? meeting.chairMemberId : ((await chairUnit())?.id ?? null)
  return view.render('pages/alliance_meetings/edit', {
    ...{ meeting, form, chair, chairs: await possibleChairs() },
    values: meeting ? answersIn(meeting) : { organ: 'council', time: '14:00' },
  })
}
