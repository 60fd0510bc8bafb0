import type { HttpContext } from '@adonisjs/core/http'
import Attachment from '#app/attachments/attachment'
import { timelineOf } from '#app/audit/timeline'
import { typicalCaseWorkflow } from '#app/cases/typical_case_workflow'
import { isRevealed } from '#app/personal_data/contacts'
import { mayReachObjector } from '#app/service_points/objection_contact'
import CaseCandidate from './case_candidate.js'
import SelectionPolicy, { candidateSteps, type CandidateStep } from './selection_policy.js'

/** The candidate of the address, or 404. */
export function visibleCandidate({ auth, params }: HttpContext) {
  return CaseCandidate.query()
    .withScopes((scopes) => {
      scopes.visibleTo(auth.getUserOrFail())
      scopes.told()
    })
    .where('id', Number(params.case_candidate_id ?? params.id) || 0)
    .preload('selection', (selection) => void selection.preload('call'))
    .preload('objections', (objections) => void objections.orderBy('id'))
    .firstOrFail()
}

export async function renderCandidate(ctx: HttpContext, candidate: CaseCandidate) {
  const { bouncer, view, i18n } = ctx
  const policy = bouncer.with(SelectionPolicy)
  const isPreparing = candidate.selection.state === 'shortlisting' && candidate.case.state === 'scoring'
  const may: Partial<Record<CandidateStep, boolean>> = {}
  for (const step of candidateSteps)
    may[step] = typicalCaseWorkflow.allows(step, candidate.case) && (await policy.allows('take', step))
  const open = candidate.objections.filter(({ state }) => state === 'open')
  return view.render('pages/case_decisions/candidates/show', {
    ...{ candidate, may, open },
    categoryName: candidate.selection.call.categories.find(({ key }) => key === candidate.case.category)?.name ?? null,
    mayChange: isPreparing && (await policy.allows('prepare')),
    mayFind: candidate.case.state === 'objection_handling' && (await policy.allows('noteFinding')),
    mayReach: mayReachObjector(ctx.auth.getUserOrFail()),
    revealed: candidate.objections.find(({ id }) => isRevealed(ctx, 'case_objection', id))?.id,
    proofs: await proofsOf(candidate),
    timeline: await timelineOf('case_candidate', candidate.id, i18n),
  })
}

/** The files that came with the objections, by objection. */
async function proofsOf({ objections }: CaseCandidate) {
  const ids = objections.map(({ id }) => id)
  const files = await Attachment.query()
    .where({ subjectType: 'case_objection', purpose: 'proof' })
    .whereIn('subjectId', ids)
  return Object.fromEntries(ids.map((id) => [id, files.filter(({ subjectId }) => subjectId === id)]))
}
