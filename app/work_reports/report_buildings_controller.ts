import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { found } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { webReport } from '#app/report_documents/report_web'
import { orderBuilding } from './buildings.js'
import ReportBuilding from './report_building.js'
import { ordererOf, reportBuildingList } from './report_building_list.js'
import ReportFile from './report_file.js'
import { contentOf } from './report_files.js'
import { visibleBuilding, visibleReport } from './visible_report.js'
import { renderReport } from './work_report_page.js'
import WorkReportPolicy, { inWhoseName } from './work_report_policy.js'
import { orderValidator } from './work_report_validators.js'

/** 生成记录, and another one: 生成, 冻结数据, 重新取数. */
export default class ReportBuildingsController {
  async index(ctx: HttpContext) {
    const { view, i18n } = ctx
    const report = await visibleReport(ctx)
    const seen = ReportBuilding.query()
      .where('reportId', report.id)
      .withScopes((scopes) => scopes.withTwins())
      .preload('orderedBy')
    const title = `${report.title} ${i18n.t('work_reports.history')}`
    const orderer = (building: ReportBuilding) => ordererOf(building, i18n)
    return answerList(ctx, seen, reportBuildingList(i18n), title, (list) =>
      view.render('pages/work_reports/buildings', { report, list, orderer })
    )
  }

  /** The report as it was built, to be read: what the Word file says, and each number leads to where it is from. */
  async show(ctx: HttpContext) {
    const { report, building } = await visibleBuilding(ctx)
    found(ctx, building.state === 'built' ? building : null)
    await building.load('report')
    await building.load('chapters')
    const from = `?building=${building.number}`
    const page = webReport(contentOf(building), ({ key }) => `/work-reports/${report.id}/facts/${key}${from}`)
    const files = (await ReportFile.documentsOf(building)).filter(({ path }) => path.startsWith('report.'))
    return ctx.view.render('pages/work_reports/reading', { report, building, page, files })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const report = await visibleReport(ctx)
    showAgain(ctx, () => renderReport(ctx, report))
    const { kind, version, reason } = await request.validateUsing(orderValidator)
    await bouncer.with(WorkReportPolicy).authorize('order', kind)
    const by = personOf(ctx, inWhoseName(auth.getUserOrFail(), kind))
    await orderBuilding(report, by, {
      ...(kind === 'build' ? {} : { freezing: kind }),
      ...(kind === 'refreeze' ? { reason } : {}),
      version,
    })
    session.flash('success', i18n.t(`work_reports.done.${kind}`))
    return response.redirect(`/work-reports/${report.id}`)
  }
}
