import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { dueOf } from '#app/workflow/due_of'
import Assignment, { ExpertInvitation } from './assignment.js'
import AssignmentPolicy from './assignment_policy.js'
import { assignmentWorkflow } from './assignment_workflow.js'
import Expert from './expert.js'
import { judgedKind } from './judged.js'
import { blockedFor, eligibleFor } from './pool.js'
import { recusalOrigins } from './recusals.js'

/** The assignment of the address, or 404. */
export function visibleAssignment({ auth, params }: HttpContext) {
  return Assignment.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.assignment_id ?? params.id) || 0)
    .firstOrFail()
}

/** The board: who was asked and what came of it, who must step aside and why, and how it was drawn. */
export async function renderAssignment({ bouncer, view, i18n }: HttpContext, assignment: Assignment) {
  const mayRun = await bouncer.with(AssignmentPolicy).allows('run')
  const draws = await assignment.related('draws').query().orderBy('id')
  const eligible = Expert.query()
  const isEligible = await eligibleFor(assignment.judged)
  isEligible(eligible)
  return view.render('pages/expert_assignments/show', {
    ...{ assignment, draws, mayRun, recusalOrigins },
    invitations: await withDueDays(assignment),
    blocked: await blockedFor(assignment.judged),
    eligible: await eligible.preload('user').orderBy('experts.id'),
    can: (step: keyof typeof assignmentWorkflow.steps) => mayRun && assignmentWorkflow.allows(step, assignment),
    subjectPath: judgedKind(assignment.subjectType)?.path(assignment.subjectId) ?? null,
    timeline: await timelineOf('expert_assignment', assignment.id, i18n),
  })
}

async function withDueDays(assignment: Assignment) {
  const invitations = await ExpertInvitation.query()
    .where('assignmentId', assignment.id)
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('id')
  const due = await dueOf(
    'expert_invitation',
    invitations.map(({ id }) => id)
  )
  return invitations.map((invitation) => ({ invitation, due: due[invitation.id] ?? null }))
}
