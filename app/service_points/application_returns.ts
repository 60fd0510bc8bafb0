import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import { beijingDay } from '#app/core/beijing_day'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { newestAct } from './newest_act.js'
import type PointApplication from './point_application.js'
import { ruleOn, type Ruling } from './application_rulings.js'
import { pointApplicationWorkflow, type ApplicationStep } from './point_application_workflow.js'

/** 退回区级: the city sends it back for another first review. */
export async function returnToDistrict(application: PointApplication, by: Actor, ruling: Ruling) {
  await application.load('batch')
  if (!application.batch.districtStep) throw new StepNotAllowed('returnToDistrict', 'no_district_step')
  await ruleOn(application, 'returnToDistrict', 'returned', by, ruling, { handler_id: null })
}

/** Steps that can be taken back, and how. */
const BACK: Partial<Record<string, ApplicationStep>> = {
  accept: 'takeBackAcceptance',
  acceptForCity: 'takeBackAcceptance',
  endorse: 'takeBackEndorsement',
  verify: 'takeBackVerification',
  verifyForRenewal: 'takeBackRenewal',
}

/** The step of this person that can still be taken back: the last one, with nobody's act after it. */
export async function stepToTakeBack(application: PointApplication, by: { id: number }) {
  await application.loadOnce('approvals')
  const last = application.approvals.at(-1)
  const back = last && last.byId === by.id ? BACK[last.step] : undefined
  if (!last || !back || !pointApplicationWorkflow.allows(back, application)) return null
  return (await isLastAct(application, last.step)) ? { step: last.step, back } : null
}

async function isLastAct(application: PointApplication, step: string, trx?: Trx) {
  return (await newestAct(application, trx)) === pointApplicationWorkflow.steps[step as ApplicationStep].recordedAs
}

/**
 * 撤回: undoes the own last step as long as nobody has acted on it.
 *
 * @throws StepNotAllowed `cannot_take_back`
 */
export async function takeBack(application: PointApplication, by: Actor & { id: number }, ruling: Ruling) {
  const own = await stepToTakeBack(application, by)
  if (!own) throw new StepNotAllowed('takeBack', 'cannot_take_back')

  const handler = own.step === 'endorse' ? { handler_id: by.actingFor?.id ?? by.id } : {}
  await ruleOn(application, own.back, 'taken_back', by, ruling, handler, async (trx) => {
    /** Asked again while the row is held: an expert may have scored in between. */
    if (!(await isLastAct(application, own.step, trx))) throw new StepNotAllowed('takeBack', 'cannot_take_back')
    if (own.step === 'verify') await dismissPanel(trx, application)
  })
}

/** Seats that nobody has used yet; an expert who has scored has acted, and the step could not be taken back. */
function dismissPanel(trx: Trx, { id }: PointApplication) {
  return trx.from('expert_reviews').where({ application_id: id, state: 'invited' }).delete()
}

/** While the applicant waits for the office. */
export const NUDGING = pointApplicationWorkflow.statesIn('review')

/**
 * 催办, once a day.
 *
 * @throws StepNotAllowed `nudged_today`
 */
export async function nudge(application: PointApplication, by: Actor & { id: number }) {
  try {
    await inTransaction(async (trx) => {
      await pointApplicationWorkflow.hold(trx, application.id, NUDGING, 'nudge')
      const subject = { subject_type: 'point_application', subject_id: application.id }
      await trx.table('nudges').insert({ ...subject, day: beijingDay(), by_id: by.id })
      await pointApplicationWorkflow.tell(trx, 'point_application.nudged', application.id, by)
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('nudge', 'nudged_today')
    throw error
  }
}
