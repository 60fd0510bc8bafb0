import type { HttpContext } from '@adonisjs/core/http'
import { asRows, sqlRows } from '#app/core/dialect'
import Approval from '#app/workflow/approval'
import PointApplication from './point_application.js'

/** The application of the address, when this person sees it; else 404. */
export function visibleApplication(ctx: HttpContext) {
  return visible(ctx).firstOrFail()
}

/** The same for its page: with the decisions so far, in one statement. */
export function applicationWithPapers(ctx: HttpContext) {
  return withDecisions(visible(ctx).withScopes((scopes) => scopes.withPapers()))
}

/** The same for a decision: without what was typed into it. */
export function applicationToDecide(ctx: HttpContext) {
  return withDecisions(visible(ctx).withScopes((scopes) => scopes.withoutDraft()))
}

async function withDecisions(query: ReturnType<typeof visible>) {
  const application = await query.select(decisionsSoFar().as('decided')).firstOrFail()
  const approvals = sqlRows(application.$extras.decided).sort((one, other) => one.id - other.id)
  application.$setRelated('approvals', Approval.$createMultipleFromAdapterResult(approvals) as never)
  return application
}

function visible({ auth, params }: HttpContext) {
  return PointApplication.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.application_id ?? params.id) || 0)
}

function decisionsSoFar() {
  const approvals = Approval.query()
    .where('subject_type', 'point_application')
    .whereColumn('subject_id', 'point_applications.id')
  return asRows(approvals, Object.values(Approval.$keys.attributesToColumns.all()))
}
