import { inTransaction, sqlTime } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import CorrectionOrder from '#app/workflow/correction_order'
import { closeOrder, noteDefects, proposeOrder, sendOrder, type Defect } from '#app/workflow/corrections'
import { defectsInWords } from './correction_words.js'
import PointApplication from './point_application.js'
import { endRenewalIn } from './application_renewal.js'
import { afterCorrection } from './application_handing_in.js'
import { ruleOn } from './application_rulings.js'
import { pointApplicationWorkflow, subjectOf } from './point_application_workflow.js'

/** Notes defects in the order that is being written, while the application lies on a desk that can send one. */
export function noteApplicationDefects(application: PointApplication, by: Actor & { id: number }, defects: Defect[]) {
  const { from } = pointApplicationWorkflow.steps.requestSupplement
  return inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, application.id, from, 'requestSupplement')
    await noteDefects(trx, subjectOf(application), by, defects)
  })
}

/**
 * 一次性告知: sends an order with all defects at once. Only what it names opens to the applicant; nobody decides
 * meanwhile.
 *
 * @param order.reason of the head of the division, for every order after the first
 * @throws StepNotAllowed `no_defects`, `second_order`
 */
export function requestSupplement(
  application: PointApplication,
  by: Actor & { id: number },
  { defects, reason = null, version }: { defects: Defect[]; reason?: string | null; version?: number }
) {
  const ruling = { opinion: defectsInWords(defects), version }
  return ruleOn(application, 'requestSupplement', 'supplement_requested', by, ruling, {}, async (trx) => {
    await noteDefects(trx, subjectOf(application), by, defects)
    await sendOrder(trx, subjectOf(application), by, reason)
  })
}

/** A second order waits for the head of the division. */
export function proposeSupplement(application: PointApplication, by: Actor & { id: number }, defects: Defect[]) {
  const { from } = pointApplicationWorkflow.steps.requestSupplement
  return inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, application.id, from, 'requestSupplement')
    await noteDefects(trx, subjectOf(application), by, defects)
    await proposeOrder(trx, subjectOf(application))
    await pointApplicationWorkflow.tell(trx, 'point_application.supplement_proposed', application.id, by)
  })
}

/** 逾期未补正: closed, or judged on what was handed in, as the call says. Nothing happens when it is answered by now. */
export async function lapseCorrection(applicationId: number) {
  const application = await PointApplication.query().where('id', applicationId).preload('batch').firstOrFail()
  const order = await CorrectionOrder.openOf('point_application', applicationId)
  if (application.state !== 'supplement_required' || !order) return

  const goesOn = application.batch.supplementLapse === 'review'
  const step = goesOn ? afterCorrection(order, 'lapsed') : 'lapse'
  const by = system('deadline_keeper')
  await pointApplicationWorkflow.take(step, application, {
    by,
    details: { number: order.number },
    set: goesOn ? {} : { decided_at: sqlTime() },
    also: async (trx) => {
      await closeOrder(trx, { type: 'point_application', id: applicationId }, 'lapsed')
      await endRenewalIn(pointApplicationWorkflow.steps[step].to, trx, application, by)
    },
  })
}
