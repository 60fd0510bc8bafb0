import { beijingDay } from '#app/calendar/working_days'
import Designation from '#app/designations/designation'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type Rectification from './rectification.js'
import { rectificationWorkflow } from './rectification_workflow.js'
import { draftIn, runningRevocation } from './revocation_workflow.js'
import { ruleOn, type Person, type Ruling } from './ruling.js'

/**
 * 验收不合格, or no report came in time: the proposal of a revocation is drafted with it, or the one that
 * there is goes on with it too.
 *
 * @throws StepNotAllowed `rectification_running` before the last day is over, while nothing was reported
 */
export async function failRectification(rectification: Rectification, by: Person, ruling: Ruling) {
  const { state, dueDay, id: rectificationId, designationId, docNumber } = rectification
  if (state === 'ordered' && dueDay! >= beijingDay()) throw new StepNotAllowed('fail', 'rectification_running')
  await ruleOn(rectificationWorkflow, 'fail', rectification, by, ruling, {
    also: async (trx) => {
      const running = await runningRevocation(trx, designationId)
      if (running) return void (await running.merge({ rectificationId }).save())
      const designation = await Designation.findOrFail(designationId, { client: trx })
      const grounds = state === 'ordered' ? '限期整改期满未提交整改报告' : '限期整改未通过验收'
      const facts = `我局以${docNumber}责令限期整改。${ruling.opinion}`
      await draftIn(trx, designation, by, { cause: 'rectification_failed', grounds, facts, rectificationId })
    },
  })
}
