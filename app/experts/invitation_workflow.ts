import { DateTime } from 'luxon'
import config from '#config/experts'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { beijingDay, instantOf } from '#app/core/beijing_day'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import type Assignment from './assignment.js'
import { ExpertInvitation } from './assignment.js'
import type { Seat } from './draw.js'
import { writeToExpert } from './invitation_letters.js'
import { noteRecusal } from './recusals.js'

export type InvitationState = 'invited' | 'accepted' | 'declined' | 'lapsed' | 'replaced' | 'done'

/** From the letter to the work done; an empty seat waits for the office. */
export const invitationWorkflow = new Workflow(
  'expert_invitation',
  'expert_invitations',
  {
    invited: { tone: 'waiting', waitsFor: ['expert'], group: 'open' },
    accepted: { tone: 'info', waitsFor: ['expert'], group: 'open' },
    declined: { tone: 'bad', waitsFor: ['bureau_handler'], group: 'empty' },
    lapsed: { tone: 'bad', waitsFor: ['bureau_handler'], group: 'empty' },
    replaced: { tone: 'quiet', waitsFor: null, group: 'over' },
    done: { tone: 'good', waitsFor: null, group: 'over' },
  },
  {
    accept: { from: ['invited'], to: 'accepted', recordedAs: 'expert_invitation.accepted' },
    decline: { from: ['invited'], to: 'declined', recordedAs: 'expert_invitation.declined' },
    lapse: { from: ['invited'], to: 'lapsed', recordedAs: 'expert_invitation.lapsed' },
    release: { from: ['invited', 'accepted'], to: 'replaced', recordedAs: 'expert_invitation.released' },
    replace: { from: ['declined', 'lapsed'], to: 'replaced', recordedAs: 'expert_invitation.replaced' },
    finish: { from: ['accepted'], to: 'done', recordedAs: 'expert_invitation.finished' },
  } as const satisfies Record<string, { from: readonly InvitationState[]; to: InvitationState; recordedAs: string }>,
  {
    title: ({ assignment }: ExpertInvitation) => `${assignment.number} ${assignment.title}`,
    rules: {
      expert_answer: { limit: config.answer, runsIn: ['invited'] },
      expert_work: { limit: config.work, runsIn: ['accepted'] },
    },
  }
)

/** Whoever was drawn gets a letter with an address of their own. */
export async function inviteExpert(trx: Trx, assignment: Assignment, drawId: number, seat: Seat, by: Actor) {
  const invitation = await ExpertInvitation.create(
    {
      ...{ assignmentId: assignment.id, expertId: seat.expertId, drawId, quota: seat.quota, letters: 0 },
      ...{ state: 'invited', version: 0, stateSince: DateTime.utc() },
    },
    { client: trx }
  )
  invitation.$setRelated('assignment', assignment)
  await invitationWorkflow.begin(trx, invitation, by, 'expert_invitation.invited')
  await writeToExpert(trx, invitation, 'expert_invitation')
}

export function acceptInvitation(invitation: ExpertInvitation, by: Actor) {
  return invitationWorkflow.take('accept', invitation, { by })
}

type Refusal = { reason: NonNullable<ExpertInvitation['declineReason']>; note?: string | null }

/** A conflict that the expert names stands for every later draw, too. */
export function declineInvitation(invitation: ExpertInvitation, by: Actor, { reason, note = null }: Refusal) {
  const { subjectType: type, subjectId: id } = invitation.assignment
  return invitationWorkflow.take('decline', invitation, {
    by,
    details: { reason, opinion: note },
    set: { decline_reason: reason, decline_note: note },
    also: async (trx) => {
      if (reason !== 'conflict') return
      const { expertId } = invitation
      await noteRecusal(trx, { expertId, subject: { type, id }, origin: 'declared_by_expert', note: note ?? '' }, by)
    },
  })
}

/** Silence until the last day. */
export async function lapseInvitation(id: number) {
  const invitation = await ExpertInvitation.query().where('id', id).preload('assignment').firstOrFail()
  await invitationWorkflow.take('lapse', invitation, { by: system('deadline_keeper') })
}

/** The module whose subject it is says that the work is done. */
export function finishWork(trx: Trx, invitation: ExpertInvitation, by: Actor) {
  return invitationWorkflow.takeIn(trx, 'finish', invitation, { by })
}

/**
 * The same by hand, where no module stands behind the assignment.
 *
 * @throws StepNotAllowed `forbidden`
 */
export function noteWorkDone(invitation: ExpertInvitation, by: Actor) {
  if (invitation.assignment.subjectType !== 'expert_assignment') throw new StepNotAllowed('finish', 'forbidden')
  return invitationWorkflow.take('finish', invitation, { by })
}

/**
 * Once a day, with a new address: of the earlier one nothing is left that could be sent again.
 *
 * @throws StepNotAllowed `nudged_today`
 */
export function remindExpert(invitation: ExpertInvitation, by: Actor) {
  return inTransaction(async (trx) => {
    await invitationWorkflow.hold(trx, invitation.id, ['invited', 'accepted'], 'remind')
    const row = await ExpertInvitation.findOrFail(invitation.id, { client: trx })
    const today = sqlTime(new Date(instantOf(beijingDay())))
    if (row.lastLetterAt && sqlTime(row.lastLetterAt.toJSDate()) >= today)
      throw new StepNotAllowed('remind', 'nudged_today')
    row.$setRelated('assignment', invitation.assignment)
    await writeToExpert(trx, row, row.state === 'invited' ? 'expert_invitation' : 'expert_work_reminder')
    await invitationWorkflow.tell(trx, 'expert_invitation.reminded', row.id, by)
  })
}

/** Out of everything that is open on one subject. */
export async function releaseFrom(trx: Trx, subject: { type: string; id: number }, expertId: number, by: Actor) {
  const open = await ExpertInvitation.query({ client: trx })
    .where('expertId', expertId)
    .whereIn('state', invitationWorkflow.statesIn('open'))
    .whereHas('assignment', (about) => void about.where({ subjectType: subject.type, subjectId: subject.id }))
    .preload('assignment')
  for (const invitation of open) await invitationWorkflow.takeIn(trx, 'release', invitation, { by })
}
