import type { Trx } from '#app/core/dialect'
import { eachAlone } from '#app/core/each_alone'
import Designation from '#app/designations/designation'
import { endRenewal } from '#app/designations/designation_renewal'
import { designationWorkflow } from '#app/designations/designation_workflow'
import { system, type Actor } from '#app/users/actor'
import { closeOrder, dropUnsentOrder } from '#app/workflow/corrections'
import { lapseInvolvements } from '#app/workflow/involvements'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { isMoved } from '#app/workflow/unless_moved'
import PointApplication from './point_application.js'
import { pointApplicationWorkflow, subjectOf, type ApplicationState } from './point_application_workflow.js'

/** What the flow of applications asks of those that are to renew a title. */

const WITHOUT_RESULT: ApplicationState[] = ['rejected', 'not_accepted', 'lapsed', 'withdrawn']

/** When such an application comes to nothing, so does the 复审 of its title. */
export async function endRenewalIn(state: ApplicationState, trx: Trx, { renewsId }: PointApplication, by: Actor) {
  if (renewsId && WITHOUT_RESULT.includes(state)) await endRenewal(trx, renewsId, by)
}

/** Nobody is asked any more for a correction or an opinion. */
export async function dropWhatWaits(trx: Trx, application: PointApplication) {
  const subject = subjectOf(application)
  await dropUnsentOrder(trx, subject)
  await closeOrder(trx, subject, 'lapsed')
  await lapseInvolvements(trx, subject)
}

/**
 * A title that has ended has no other term: what was applied for ends with it, wherever it lies.
 *
 * @throws AggregateError when some failed; the others are done
 */
export async function endRenewalsOfEndedTitles() {
  const ended = Designation.query().whereIn('state', designationWorkflow.statesIn('ended')).select('id')
  const left = await PointApplication.query()
    .whereIn('state', [...pointApplicationWorkflow.steps.endWithTitle.from])
    .whereIn('renewsId', ended)
  const end = (application: PointApplication) =>
    pointApplicationWorkflow.take('endWithTitle', application, {
      by: system('register_keeper'),
      also: (trx) => dropWhatWaits(trx, application),
    })
  await eachAlone(left, end, isMoved)
}

/** Applications for another term of a title that are not decided. */
export function openRenewals(renewsId: number, trx?: Trx) {
  return PointApplication.query({ client: trx })
    .where({ renewsId })
    .whereNotIn('state', [...WITHOUT_RESULT, 'recognized'])
}

/**
 * A title has one at a time: its row is held while one begins.
 *
 * @param except the one that begins again
 * @throws StepNotAllowed `renewal_open`
 */
export async function refuseSecondRenewal(trx: Trx, renewsId: number, except = 0) {
  await trx.from('designations').where({ id: renewsId }).forUpdate().select('id').first()
  const other = await openRenewals(renewsId, trx).whereNot('id', except).first()
  if (other) throw new StepNotAllowed('start', 'renewal_open')
}

/** @throws StepNotAllowed `renewal_not_yet`, `renewal_over`, with the two days of the window */
export function refuseOutsideRenewal({ renewalFault, renewalWindow: { opensOn, closesOn } }: Designation) {
  if (renewalFault) throw new StepNotAllowed('renew', `renewal_${renewalFault}`, null, { opensOn, closesOn })
}
