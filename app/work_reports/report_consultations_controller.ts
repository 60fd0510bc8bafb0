import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import Designation from '#app/designations/designation'
import User from '#app/users/user'
import { consultationValidator } from './report_step_validators.js'
import { consult, type Party } from './report_steps.js'
import { done, personTaking } from './report_steps_page.js'
import { newestBuilt } from './report_text.js'
import { visibleReport } from './visible_report.js'
import type WorkReport from './work_report.js'

/** 征求意见: which districts and points are asked. */
export default class ReportConsultationsController {
  async create(ctx: HttpContext) {
    const report = await visibleReport(ctx)
    await personTaking(ctx, 'consult', report)
    return render(ctx, report)
  }

  async store(ctx: HttpContext) {
    const { request, i18n } = ctx
    const report = await visibleReport(ctx)
    const by = await personTaking(ctx, 'consult', report)
    showAgain(ctx, () => render(ctx, report))
    const { districts = [], organizations = [], ...decided } = await request.validateUsing(consultationValidator)
    const askable = await everybodyAskable(i18n)
    const parties = askable.filter(
      ({ districtCode, organizationId }) =>
        (districtCode && districts.includes(districtCode)) || (organizationId && organizations.includes(organizationId))
    )
    if (parties.length === 0) throw invalid('districts', i18n.t('report_writing.ask_somebody'))
    await consult(report, by, parties, decided)
    return done(ctx, report, 'consult')
  }
}

async function render({ view, i18n }: HttpContext, report: WorkReport) {
  const askable = await everybodyAskable(i18n)
  return view.render('pages/report_writing/consult', {
    ...{ report, building: await newestBuilt(report.id) },
    districts: askable.filter(({ districtCode }) => districtCode),
    points: askable.filter(({ organizationId }) => organizationId),
  })
}

/** Districts that have reviewers, and points whose title is in force. */
async function everybodyAskable(i18n: HttpContext['i18n']): Promise<Party[]> {
  const reviewers = await User.query()
    .withScopes((scopes) => scopes.active('district_reviewer'))
    .whereNotNull('districtCode')
    .orderBy('districtCode')
  const codes = [...new Set(reviewers.map(({ districtCode }) => districtCode!))]
  const points = await Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .orderBy('districtCode')
    .orderBy('id')
  const organizations = new Map(points.map(({ organizationId, name }) => [organizationId, name]))
  return [
    ...codes.map((code) => ({ districtCode: code, organizationId: null, name: i18n.t(`districts.${code}`) })),
    ...[...organizations].map(([organizationId, name]) => ({ districtCode: null, organizationId, name })),
  ]
}
