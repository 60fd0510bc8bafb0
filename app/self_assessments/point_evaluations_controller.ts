import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { beijingDay, workingDaysBetween } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { bulkActsFor } from '#app/workflow/bulk_kinds'
import SelfAssessmentPolicy from './self_assessment_policy.js'
import { groups, selfList } from './self_list.js'
import { begunEvaluation, renderEvaluation } from './self_page.js'

/** Points in their evaluations: own ones, those of a district, all of them. */
export default class PointEvaluationsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const user = auth.getUserOrFail()
    await bouncer.with(SelfAssessmentPolicy).authorize('list')
    const query = PointEvaluation.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('cycle')
      .preload('clocks')
    const calendar = await workCalendar()
    return answerList(ctx, query, await selfList(user, i18n), i18n.t('self_assessments.title'), (list) =>
      view.render('pages/self_assessments/index', {
        ...{ list, groups, isOwn: user.organizationId !== null && !user.isOfficial },
        bulkActs: bulkActsFor(user, 'point_evaluation'),
        /** In working days, of those that wait for the check. */
        ageOf: ({ state, stateSince }: PointEvaluation) =>
          state === 'submitted' ? workingDaysBetween(beijingDay(stateSince.toJSDate()), beijingDay(), calendar) : null,
        clockOf: ({ clocks: [clock] }: PointEvaluation) => clock?.standing(calendar),
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderEvaluation(ctx, await begunEvaluation(ctx))
  }
}
