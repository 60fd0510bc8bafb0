import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import { beijingYear } from '#app/core/beijing_day'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import Assignment, { ExpertInvitation } from './assignment.js'
import type { NewAssignment } from './assignment_form.js'
import { invitationWorkflow } from './invitation_workflow.js'

export type AssignmentState = 'prepared' | 'frozen' | 'drawn' | 'closed' | 'cancelled'

/** Who can be drawn is fixed before the seed is known; drawing is in draw_workflow.ts. */
export const assignmentWorkflow = new Workflow(
  'expert_assignment',
  'expert_assignments',
  {
    prepared: { tone: 'quiet', waitsFor: ['bureau_handler'], group: 'open' },
    frozen: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'open' },
    drawn: { tone: 'info', waitsFor: ['bureau_handler'], group: 'open' },
    closed: { tone: 'good', waitsFor: null, group: 'over' },
    cancelled: { tone: 'bad', waitsFor: null, group: 'over' },
  },
  {
    /** Again where somebody who was among them has left meanwhile. */
    freeze: { from: ['prepared', 'frozen'], to: 'frozen', recordedAs: 'expert_assignment.frozen' },
    draw: { from: ['frozen'], to: 'drawn', recordedAs: 'expert_assignment.drawn' },
    close: { from: ['drawn'], to: 'closed', recordedAs: 'expert_assignment.closed' },
    cancel: { from: ['prepared', 'frozen', 'drawn'], to: 'cancelled', recordedAs: 'expert_assignment.cancelled' },
  } as const satisfies Record<string, { from: readonly AssignmentState[]; to: AssignmentState; recordedAs: string }>
)

type Person = Actor & { id: number }

/** @param subject of the module that asks; without one the assignment stands for itself */
export function openAssignment(asked: NewAssignment, by: Person, subject?: { type: string; id: number }) {
  return inTransaction((trx) => openAssignmentIn(trx, asked, by, subject))
}

export async function openAssignmentIn(
  trx: Trx,
  asked: NewAssignment,
  by: Person,
  subject?: { type: string; id: number }
) {
  const year = beijingYear()
  const number = `PS-${year}-${String(await nextNumber(trx, `expert_assignment/${year}`)).padStart(4, '0')}`
  const assignment = await Assignment.create(
    {
      ...{ ...asked, number, createdById: by.id },
      ...{ subjectType: subject?.type ?? 'expert_assignment', subjectId: subject?.id ?? 0 },
      ...{ state: 'prepared', version: 0, stateSince: DateTime.utc() },
    },
    { client: trx }
  )
  if (!subject) await assignment.merge({ subjectId: assignment.id }).save()
  await assignmentWorkflow.begin(trx, assignment, by, 'expert_assignment.opened')
  return assignment
}

type Word = { version?: number }

/** Seats that stayed empty are no obstacle. @throws StepNotAllowed `invitations_open` */
export function closeAssignment(assignment: Assignment, by: Actor, { version }: Word) {
  return assignmentWorkflow.take('close', assignment, {
    by,
    version,
    also: async (trx) => {
      const waiting = ['invited', 'accepted', 'declined', 'lapsed'] as const
      const open = await openOf(trx, assignment)
        .whereIn('state', [...waiting])
        .first()
      if (open) throw new StepNotAllowed('close', 'invitations_open')
    },
  })
}

/** Whoever was invited is let go. */
export function cancelAssignment(assignment: Assignment, by: Actor, { version, opinion }: Word & { opinion: string }) {
  return assignmentWorkflow.take('cancel', assignment, {
    by,
    version,
    details: { opinion },
    also: async (trx) => {
      const open = await openOf(trx, assignment)
      for (const invitation of open) await invitationWorkflow.takeIn(trx, 'release', invitation, { by })
    },
  })
}

function openOf(trx: Trx, { id }: Assignment) {
  return ExpertInvitation.query({ client: trx })
    .where('assignmentId', id)
    .whereIn('state', invitationWorkflow.statesIn('open'))
    .preload('assignment')
}
