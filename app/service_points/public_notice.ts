import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import { issueDesignation } from '#app/designations/designation_issue'
import { renewDesignation } from '#app/designations/designation_renewal'
import Objection from './objection.js'
import type PointApplication from './point_application.js'
import { ruleOn, type Ruling } from './application_rulings.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'
import { publicProfile } from '#app/designations/public_profile'

/**
 * 审议同意: the public notice begins today and ends after the batch's number of working days, counted from tomorrow
 * (customary, after 京知局's own practice: at least 5 working days).
 */
export async function agreeToApplication(
  application: PointApplication,
  by: Actor,
  meeting: Ruling & { minutesNumber: string }
) {
  await application.load('batch')
  const today = beijingDay()
  const until = addWorkingDays(today, application.batch.noticeDays, await workCalendar())
  await ruleOn(application, 'agree', 'agreed', by, meeting, {
    notice_from: today,
    notice_until: until,
  })
}

/** Is the last day of the notice over in Beijing? */
export function noticeIsOver(application: PointApplication) {
  return application.noticeUntil !== null && beijingDay() > application.noticeUntil.toISODate()!
}

/**
 * Somebody objects, while the notice runs.
 *
 * @throws StepNotAllowed `notice_over`
 */
export async function raiseObjection(
  application: PointApplication,
  { name, contact, reason, ip }: { name: string; contact: string; reason: string; ip?: string }
) {
  if (noticeIsOver(application)) throw new StepNotAllowed('object', 'notice_over')

  return inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, application.id, ['public_notice', 'objection_handling'], 'object')
    const objection = await Objection.create(
      { applicationId: application.id, name, contact, reason, state: 'open' },
      { client: trx }
    )
    await pointApplicationWorkflow.tell(trx, 'point_application.objection_raised', application.id, {
      ...system('visitor'),
      ip,
    })
    return objection
  })
}

/** 异议核查 begins. */
export async function examineObjections(application: PointApplication, by: Actor, ruling: Ruling) {
  await ruleOn(application, 'examineObjections', 'examined', by, ruling, {}, async (trx) => {
    if (!(await openObjections(trx, application).first())) {
      throw new StepNotAllowed('examineObjections', 'no_objection')
    }
  })
}

/** What the division found out about one objection. */
export async function noteFinding(objection: Objection, application: PointApplication, by: Actor, finding: string) {
  await inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, application.id, ['objection_handling'], 'find')
    await trx.from('objections').where({ id: objection.id, state: 'open' }).update({ finding, updated_at: sqlTime() })
    await pointApplicationWorkflow.tell(trx, 'point_application.objection_found', application.id, by, {
      objectionId: objection.id,
    })
  })
  await objection.refresh()
}

/** 异议不成立: the notice goes on to its end. */
export function dismissObjections(application: PointApplication, by: Actor, ruling: Ruling) {
  return settle(application, 'dismissObjections', 'dismissed', by, ruling)
}

/** 异议成立: not recognised. */
export function upholdObjections(application: PointApplication, by: Actor, ruling: Ruling) {
  return settle(application, 'upholdObjections', 'upheld', by, ruling)
}

async function settle(
  application: PointApplication,
  step: 'dismissObjections' | 'upholdObjections',
  state: 'dismissed' | 'upheld',
  by: Actor,
  ruling: Ruling
) {
  const decided = state === 'upheld' ? { decided_at: sqlTime() } : {}
  await ruleOn(application, step, state, by, ruling, decided, async (trx) => {
    if (await openObjections(trx, application).whereNull('finding').first()) {
      throw new StepNotAllowed(step, 'finding_missing')
    }
    await openObjections(trx, application).update({
      state,
      reply: ruling.opinion,
      closed_at: sqlTime(),
      updated_at: sqlTime(),
    })
  })
}

/**
 * 认定: writes the designation, or its new term, into the register with the step.
 *
 * @param docNumber 文号 with hexagonal brackets, 京知局〔2026〕12号
 * @throws StepNotAllowed `notice_running`, `objections_open`
 */
export async function recognizeApplication(
  application: PointApplication,
  by: Actor,
  { docNumber, ...ruling }: Ruling & { docNumber: string }
) {
  if (application.state === 'public_notice' && !noticeIsOver(application)) {
    throw new StepNotAllowed('recognize', 'notice_running')
  }
  await application.load('batch')
  const submission = await Submission.newestOf('point_application', application.id)
  await ruleOn(application, 'recognize', 'recognized', by, ruling, { decided_at: sqlTime() }, async (trx) => {
    if (await openObjections(trx, application).first()) throw new StepNotAllowed('recognize', 'objections_open')
    const profile = publicProfile(submission!.answers)
    const { batch, renewsId } = application
    if (renewsId) {
      const { validityYears } = batch
      return renewDesignation(trx, renewsId, by, { docNumber, decidedOn: beijingDay(), validityYears, profile })
    }
    await issueDesignation(trx, by, { application, batch, docNumber, recognizedOn: beijingDay(), profile })
  })
}

/** Asked inside the step, whose row is locked by then: no objection comes in between. */
function openObjections(trx: Trx, application: PointApplication) {
  return trx.from('objections').where({ application_id: application.id, state: 'open' })
}
