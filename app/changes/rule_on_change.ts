import { inTransaction, type Trx } from '#app/core/dialect'
import Designation from '#app/designations/designation'
import { moveDesignation } from '#app/designations/designation_move'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import type ChangeRequest from './change_request.js'
import { carryOutChange } from './carry_out.js'
import { changeWorkflow, rulingsOn, type ChangeRuling } from './change_workflow.js'
import { beginSuspension, refuseOver } from './suspensions.js'
import { stateInWords } from './register_words.js'

export type Ruling = { opinion: string; version?: number; docNumber?: string | null }

/**
 * One decision of one official. What it leads to happens in the same transaction: the register, the certificate, the
 * suspension that begins today.
 *
 * @throws StepNotAllowed `wrong_state`, `self_approval`
 */
export async function ruleOnChange(
  request: ChangeRequest,
  ruling: ChangeRuling,
  by: Actor & { id: number },
  { opinion, version, docNumber }: Ruling
) {
  if (!rulingsOn(request).includes(ruling)) throw new StepNotAllowed(ruling, 'wrong_state')
  if (request.state === 'deliberation' && by.id === request.verifiedById)
    throw new StepNotAllowed(ruling, 'self_approval')

  const submission = await Submission.newestOf('change_request', request.id)
  const subject = { type: 'change_request', id: request.id, round: request.round }
  await inTransaction(async (trx) => {
    await changeWorkflow.takeIn(trx, ruling, request, {
      by,
      version,
      details: { opinion, docNumber },
      set: { ...(ruling === 'pass' ? { verified_by_id: by.id } : {}), ...(docNumber ? { doc_number: docNumber } : {}) },
    })
    const decision = { subject, step: ruling, decision: ruling, opinion, contentHash: submission?.contentHash }
    await decide(trx, by, decision)
    if (ruling === 'approve') await carryOut(trx, request, by, docNumber)
    if (ruling === 'grant') await grant(trx, request, by)
  })
  await request.refresh()
}

async function carryOut(trx: Trx, request: ChangeRequest, by: Actor, docNumber?: string | null) {
  if (request.kind === 'change') return carryOutChange(trx, request, by, docNumber)
  const designation = await Designation.findOrFail(request.designationId, { client: trx })
  await moveDesignation(trx, 'deregister', designation, by, {
    entry: {
      kind: 'deregister',
      before: stateInWords(designation.state),
      after: stateInWords('deregistered'),
      basis: request.reason,
      docNumber,
    },
  })
}

/** A suspension that was to begin by now begins with the decision. */
async function grant(trx: Trx, request: ChangeRequest, by: Actor) {
  refuseOver(request)
  const version = request.version + 1
  await beginSuspension(trx, request, by, { state: 'scheduled', version })
}
