import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { cancelBuilding, retryBuilding } from './buildings.js'
import { visibleBuilding } from './visible_report.js'
import { renderReport } from './work_report_page.js'
import WorkReportPolicy from './work_report_policy.js'
import { buildingActValidator } from './work_report_validators.js'

/** 取消 and 重试 of one building, whole or one chapter of it. */
export default class ReportBuildingStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const { report, building } = await visibleBuilding(ctx)
    await bouncer.with(WorkReportPolicy).authorize('make')
    showAgain(ctx, () => renderReport(ctx, report))
    const { step, version, chapter } = await request.validateUsing(buildingActValidator)
    if (step === 'cancel') await cancelBuilding(building, personOf(ctx), version)
    else await retryBuilding(building, personOf(ctx), chapter, version)
    session.flash('success', i18n.t(`work_reports.done.${step}`))
    return response.redirect(`/work-reports/${report.id}`)
  }
}
