import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { openReport } from './open_report.js'
import { visibleReport } from './visible_report.js'
import WorkReport from './work_report.js'
import { workReportList } from './work_report_list.js'
import { renderReport, yearsWithout } from './work_report_page.js'
import WorkReportPolicy from './work_report_policy.js'
import { openValidator } from './work_report_validators.js'

/** 年度工作报告 */
export default class WorkReportsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(WorkReportPolicy)
    await policy.authorize('list')
    const seen = WorkReport.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .select('id', 'year', 'title', 'state', 'state_since', 'frozen_at', 'snapshot_hash', 'doc_number')
      .preload('buildings', (buildings) => {
        buildings.select('id', 'report_id', 'number', 'state').withScopes((scopes) => scopes.newest())
      })
    return answerList(ctx, seen, workReportList(i18n), i18n.t('work_reports.title'), async (list) =>
      view.render('pages/work_reports/index', {
        list,
        years: (await policy.allows('make')) ? await yearsWithout() : [],
      })
    )
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(WorkReportPolicy).authorize('make')
    showAgain(ctx, () => this.index(ctx))
    const { year } = await request.validateUsing(openValidator())
    const report = await atItsYear(ctx, () => openReport(year, personOf(ctx)))
    session.flash('success', i18n.t('work_reports.done.opened', { year: String(year) }))
    return response.redirect(`/work-reports/${report.id}`)
  }

  async show(ctx: HttpContext) {
    return renderReport(ctx, await visibleReport(ctx))
  }
}

async function atItsYear<T>({ i18n }: HttpContext, open: () => Promise<T>) {
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof StepNotAllowed) || error.reason !== 'report_there') throw error
    throw invalid('year', i18n.t('workflow.refused.report_there'))
  }
}
