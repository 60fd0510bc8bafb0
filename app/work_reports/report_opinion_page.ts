import type { HttpContext } from '@adonisjs/core/http'
import { publicPage } from './public_reports.js'
import ReportBuilding from './report_building.js'
import ReportOpinion from './report_opinion.js'

/** What this person was asked about, or 404. */
export function visibleOpinion({ auth, params }: Pick<HttpContext, 'auth' | 'params'>) {
  return ReportOpinion.query()
    .withScopes((scopes) => scopes.askedOf(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
    .preload('report')
    .firstOrFail()
}

/** The text that was sent, without what is the bureau's own, and what is said of it. */
export async function renderOpinion({ view }: HttpContext, asked: ReportOpinion) {
  const awaited = await ReportOpinion.query()
    .where('id', asked.id)
    .withScopes((scopes) => scopes.awaited())
    .first()
  return view.render('pages/report_writing/opinion', {
    ...{ asked, isAwaited: awaited !== null },
    page: await publicPage(await ReportBuilding.findOrFail(asked.buildingId)),
  })
}
