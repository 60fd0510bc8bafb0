import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { invitationsTo, type Invited } from './accepted_experts.js'
import { replaceExpert } from './draw_workflow.js'
import { finishWork, invitationWorkflow } from './invitation_workflow.js'

/** Who said yes has done what the invitation asked for: everybody, or this expert alone. */
export async function endWork(trx: Trx, invited: Invited, by: Actor, expertId?: number) {
  const open = working(invited, trx)
  if (expertId) open.where({ expertId })
  for (const invitation of await open) await finishWork(trx, invitation, by)
}

/** 更换专家: the pool is asked for somebody in the expert's place, as long as it has anybody. */
export async function letGo(invited: Invited, expertId: number, by: Actor & { id: number }) {
  const invitation = await working(invited).where({ expertId }).first()
  if (!invitation) return
  try {
    await replaceExpert(invitation, by)
  } catch (error) {
    if (!(error instanceof StepNotAllowed)) throw error
    await invitationWorkflow.take('release', invitation, { by })
  }
}

function working(invited: Invited, trx?: Trx) {
  return invitationsTo(invited, trx).where('state', 'accepted').preload('assignment')
}
