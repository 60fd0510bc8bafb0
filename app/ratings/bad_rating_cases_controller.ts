import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay } from '#app/calendar/working_days'
import { checkedForm } from '#app/core/checked_form'
import { inTransaction } from '#app/core/dialect'
import { invalid, showAgain } from '#app/core/form_page'
import Designation from '#app/designations/designation'
import { personOf } from '#app/users/actor'
import BadRatingCase from './bad_rating_case.js'
import { complaintForm as form } from './bad_rating_case_forms.js'
import { badRatingCaseList, caseGroups } from './bad_rating_case_list.js'
import { renderCase, visibleCase } from './bad_rating_case_page.js'
import BadRatingCasePolicy from './bad_rating_case_policy.js'
import { openBadRatingCase, type Complaint } from './bad_rating_case_workflow.js'

/** 差评整改: from the bad rating to the call-back. */
export default class BadRatingCasesController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(BadRatingCasePolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = BadRatingCase.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('designation')
      .preload('clocks')
    const calendar = await workCalendar()
    return answerList(ctx, seen, badRatingCaseList(user, i18n), i18n.t('bad_rating_cases.title'), async (list) =>
      view.render('pages/ratings/cases/index', {
        ...{ list, user, groups: caseGroups },
        mayOpen: await bouncer.with(BadRatingCasePolicy).allows('open'),
        clockOf: ({ clocks }: BadRatingCase) => clocks.find(({ endedOn }) => endedOn === null)?.standing(calendar),
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderCase(ctx, await visibleCase(ctx))
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(BadRatingCasePolicy).authorize('open')
    return renderComplaint(ctx)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(BadRatingCasePolicy).authorize('open')
    showAgain(ctx, () => renderComplaint(ctx))
    const point = (await pointsInForce()).find(({ id }) => id === Number(request.input('point')))
    if (!point) throw invalid('point', i18n.t('bad_rating_cases.no_point'))
    const { contactName, contactMobile, contactEmail, stars, ...facts } = await checkedForm(ctx, form)
    const contact = { contactName, contactMobile, contactEmail }
    const complaint = { ...facts, stars: Number(stars), contact } as Complaint
    const by = personOf(ctx, auth.getUserOrFail().inName('bureau_handler'))
    const { id, number } = await inTransaction((trx) => openBadRatingCase(trx, point, by, complaint))
    session.flash('success', i18n.t('bad_rating_cases.opened', { number }))
    return response.redirect(`/bad-ratings/${id}`)
  }
}

function pointsInForce() {
  return Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .orderBy('name')
    .orderBy('id')
}

async function renderComplaint({ view }: HttpContext) {
  const points = await pointsInForce()
  return view.render('pages/ratings/cases/create', { form, points, values: { ratedOn: beijingDay() } })
}
