import type { Taking } from '#app/workflow/workflow'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { decide, stepsBy } from '#app/workflow/approval'
import { newestHash } from '#app/workflow/submission'
import { sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { dropUnsentOrder, unsentOrder } from '#app/workflow/corrections'
import { openKinds, settleInvolvements } from '#app/workflow/involvements'
import { actedOnOtherLevel } from './application_desk.js'
import { endRenewalIn } from './application_renewal.js'
import type PointApplication from './point_application.js'
import { type ApplicationStep, pointApplicationWorkflow, subjectOf } from './point_application_workflow.js'

/** What an official adds to a decision. `version` is the one the official had on the screen, `also` is written with it. */
export type Ruling = { opinion: string; version?: number; also?: Taking['also'] }

/** 受理: the district takes it up; in batches without a district step it goes to the city at once. */
export async function acceptApplication(application: PointApplication, by: Actor, ruling: Ruling) {
  await application.loadOnce('batch')
  return ruleOn(application, application.batch.districtStep ? 'accept' : 'acceptForCity', 'accepted', by, ruling)
}

/** 不予受理 */
export function declineApplication(application: PointApplication, by: Actor, ruling: Ruling) {
  return ruleOn(application, 'decline', 'not_accepted', by, ruling)
}

/** The district's written opinion; the application goes to the city whether it is recommended or not. */
export function endorseApplication(
  application: PointApplication,
  by: Actor,
  ruling: Ruling & { recommended: boolean }
) {
  /** The city has not given it to anybody yet. */
  const set = { handler_id: null }
  return ruleOn(application, 'endorse', ruling.recommended ? 'recommended' : 'not_recommended', by, ruling, set)
}

export function failVerification(application: PointApplication, by: Actor, ruling: Ruling) {
  return ruleOn(application, 'failVerification', 'failed', by, ruling, { decided_at: sqlTime() })
}

type Meeting = Ruling & { minutesNumber: string }

export function refuseApplication(application: PointApplication, by: Actor, meeting: Meeting) {
  return ruleOn(application, 'refuse', 'refused', by, meeting, { decided_at: sqlTime() })
}

export function returnToVerification(application: PointApplication, by: Actor, meeting: Meeting) {
  return ruleOn(application, 'returnToVerification', 'returned', by, meeting)
}

/** Takes a step and writes the decision row that goes with it, bound to the content it was made on. */
export async function ruleOn(
  application: PointApplication,
  step: ApplicationStep,
  decision: string,
  by: Actor,
  { opinion, version, minutesNumber, also: written }: Ruling & { minutesNumber?: string },
  set: Record<string, unknown> = {},
  also?: Taking['also']
) {
  await pointApplicationWorkflow.takeOnly(step, application, {
    by,
    version,
    details: { opinion, decision, minutesNumber },
    set,
    asks: (trx) => beforeRuling(trx, application, by),
    also: async (trx, { contentHash, decided, asked, unsent }) => {
      await also?.(trx)
      await endRenewalIn(pointApplicationWorkflow.steps[step].to, trx, application, by)
      refuseSelfApproval(step, by, decided)
      await decide(trx, by, {
        subject: subjectOf(application),
        step,
        decision,
        opinion,
        minutesNumber,
        contentHash,
      })
      await settleInvolvements(trx, subjectOf(application), step, asked)
      await written?.(trx)
      if (unsent) await dropUnsentOrder(trx, subjectOf(application))
    },
  })
}

/** What a decision is made on and what stands in its way. */
function beforeRuling(trx: Trx, { id }: PointApplication, by: Actor) {
  const subject = { type: 'point_application', id }
  return {
    contentHash: newestHash(trx, subject),
    decided: stepsBy(trx, subject, by.id),
    asked: openKinds(trx, subject),
    unsent: unsentOrder(trx, subject),
  }
}

/** @throws StepNotAllowed `self_approval` when the same person decided on another level */
function refuseSelfApproval(step: string, { id }: Actor, decided: string | null) {
  if (id === null || decided === null) return
  const approvals = decided.split(',').map((own) => ({ byId: id, step: own }))
  if (actedOnOtherLevel({ id }, step, approvals)) throw new StepNotAllowed(step, 'self_approval')
}
