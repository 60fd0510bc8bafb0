import type { HttpContext } from '@adonisjs/core/http'
import ReportChapter from './report_chapter.js'
import WorkReport from './work_report.js'

type Asking = Pick<HttpContext, 'auth' | 'params'>

/** The report of the address. @throws E_ROW_NOT_FOUND (404) when this person does not see it */
export function visibleReport({ auth, params }: Asking) {
  return WorkReport.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.work_report_id ?? params.id) || 0)
    .firstOrFail()
}

/** The building of the address; as good as none where the report is not seen. */
export async function visibleBuilding(ctx: Asking) {
  const report = await visibleReport(ctx)
  return { report, building: await buildingOf(report, ctx.params.number) }
}

export function buildingOf(report: WorkReport, number: unknown) {
  return report
    .related('buildings')
    .query()
    .where('number', Number(number) || 0)
    .firstOrFail()
}

/** The chapter of the address and its report, or 404. */
export async function visibleChapter(ctx: Asking) {
  const report = await visibleReport(ctx)
  const chapter = await ReportChapter.query()
    .where({ reportId: report.id, key: String(ctx.params.key) })
    .preload('owner')
    .firstOrFail()
  return { report, chapter }
}
