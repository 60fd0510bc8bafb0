import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, type Trx } from '#app/core/dialect'
import { eachAlone } from '#app/core/each_alone'
import { formatDay } from '#app/core/format'
import Designation from '#app/designations/designation'
import { moveDesignation } from '#app/designations/designation_move'
import { designationWorkflow } from '#app/designations/designation_workflow'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { isMoved } from '#app/workflow/unless_moved'
import ChangeRequest from './change_request.js'
import { changeWorkflow, type ChangeState } from './change_workflow.js'
import { groundInWords, stateInWords } from './register_words.js'

/** 暂停: from its first day until the day after its last one, or until the institution resumes earlier. */

type Seen = { state: ChangeState; version: number }

/** @throws StepNotAllowed `period_over` */
export function refuseOver({ untilOn }: ChangeRequest) {
  if (untilOn! < beijingDay()) throw new StepNotAllowed('grant', 'period_over')
}

/** The title rests from today, when the first day has come; before it nothing happens. */
export async function beginSuspension(trx: Trx, request: ChangeRequest, by: Actor, seen: Seen = request) {
  if (request.fromOn! > beijingDay()) return
  const { state, version } = seen
  await changeWorkflow.takeIn(trx, 'begin', { id: request.id, state, version }, { by })
  const designation = await Designation.findOrFail(request.designationId, { client: trx })
  await moveDesignation(trx, 'suspend', designation, by, {
    entry: {
      kind: 'suspend',
      before: stateInWords(designation.state),
      after: `${stateInWords('suspended')}：${formatDay(beijingDay())}至${formatDay(request.untilOn)}`,
      basis: `${groundInWords(request.ground!)}：${request.reason}`,
      docNumber: request.docNumber,
    },
  })
}

/** 提前恢复, at the institution's own request. */
export async function resumeEarly(request: ChangeRequest, by: Actor, version?: number) {
  if (request.state !== 'in_effect') throw new StepNotAllowed('resume', 'wrong_state')
  await inTransaction((trx) => endSuspension(trx, request, by, '单位申请提前恢复', version))
  await request.refresh()
}

/** The title is in force again, unless something else became of it. */
async function endSuspension(trx: Trx, request: ChangeRequest, by: Actor, basis: string, version?: number) {
  await changeWorkflow.takeIn(trx, 'end', request, { by, version })
  const designation = await Designation.findOrFail(request.designationId, { client: trx })
  if (designation.state !== 'suspended') return
  await moveDesignation(trx, 'resume', designation, by, {
    entry: { kind: 'resume', before: stateInWords('suspended'), after: stateInWords('active'), basis },
  })
}

/**
 * Begins and ends what is due, however many days nobody looked.
 *
 * @throws AggregateError when some failed; the others are done
 */
export async function keepSuspensions() {
  const running = await ChangeRequest.query()
    .whereIn('state', changeWorkflow.statesIn('running'))
    .preload('designation')
    .orderBy('id')
  /** Where the title is being renewed or put right, the suspension waits. */
  await eachAlone(running, (request) => inTransaction((trx) => keep(trx, request)), isMoved)
}

async function keep(trx: Trx, request: ChangeRequest) {
  const by = system('register_keeper')
  const isOver =
    request.untilOn! < beijingDay() || designationWorkflow.states[request.designation.state].group === 'ended'
  if (isOver) await endSuspension(trx, request, by, '暂停期满')
  else if (request.state === 'scheduled') await beginSuspension(trx, request, by)
}
