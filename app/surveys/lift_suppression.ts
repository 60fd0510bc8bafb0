import { maskedAddress } from '#app/core/masks'
import { record } from '#app/audit/record'
import { inTransaction } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type SurveySuppression from './survey_suppression.js'

/**
 * A mailbox is written to again in later waves.
 *
 * @throws StepNotAllowed `wish_of_recipient` where the person said so
 */
export async function liftSuppression({ id, email, reason }: SurveySuppression, by: Actor, opinion: string) {
  if (reason !== 'hard_bounce') throw new StepNotAllowed('lift', 'wish_of_recipient')
  await inTransaction(async (trx) => {
    const lifted = await trx.from('survey_suppressions').where({ id, reason: 'hard_bounce' }).delete()
    if (Number(lifted) === 0) throw new StepNotAllowed('lift', 'gone')
    await record(trx, {
      action: 'survey_suppression.lifted',
      subject: { type: 'survey_suppression', id },
      by,
      details: { opinion, address: maskedAddress(email) },
    })
  })
}
