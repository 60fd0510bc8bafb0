import { DateTime } from 'luxon'
import { Workflow, type Taking } from '#app/workflow/workflow'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { decide, stepsBy } from '#app/workflow/approval'
import { freeze, newestHash } from '#app/workflow/submission'
import { inTransaction, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type { Actor } from '#app/users/actor'
import Designation from '#app/designations/designation'
import { beginRenewal } from '#app/designations/designation_renewal'
import type Organization from '#app/organizations/organization'
import CorrectionOrder from '#app/workflow/correction_order'
import { closeOrder, dropUnsentOrder, unsentOrder } from '#app/workflow/corrections'
import { lapseInvolvements, openKinds, settleInvolvements } from '#app/workflow/involvements'
import deadlines from '#config/deadlines'
import { beijingDay } from '#app/core/beijing_day'
import { reapplyBlock } from '#app/sanctions/reapply_block'
import { actedOnOtherLevel } from './application_desk.js'
import type { Copy } from './application_copy.js'
import { endRenewalIn, refuseOutsideRenewal, refuseSecondRenewal } from './application_renewal.js'
import PointApplication from './point_application.js'
import type PointBatch from './point_batch.js'

export type ApplicationState =
  | 'draft'
  | 'submitted'
  | 'supplement_required'
  | 'lapsed'
  | 'not_accepted'
  | 'district_review'
  | 'verification'
  | 'expert_review'
  | 'deliberation'
  | 'public_notice'
  | 'objection_handling'
  | 'recognized'
  | 'rejected'
  | 'withdrawn'

/** From the call to the recognised service point (docs/workflows.md draws it). */
export const pointApplicationWorkflow = new Workflow(
  'point_application',
  'point_applications',
  {
    draft: { tone: 'quiet', waitsFor: ['operator', 'principal'], group: 'draft' },
    submitted: {
      tone: 'waiting',
      waitsFor: ['district_reviewer', 'bureau_handler'],
      group: 'review',
    },
    supplement_required: {
      tone: 'warning',
      waitsFor: ['operator', 'principal'],
      group: 'supplement',
    },
    district_review: { tone: 'info', waitsFor: ['district_reviewer'], group: 'review' },
    verification: { tone: 'info', waitsFor: ['bureau_handler'], group: 'review' },
    expert_review: { tone: 'info', waitsFor: ['expert'], group: 'review' },
    deliberation: { tone: 'waiting', waitsFor: ['bureau_leader'], group: 'review' },
    public_notice: { tone: 'info', waitsFor: ['bureau_handler'], group: 'notice' },
    objection_handling: {
      tone: 'warning',
      waitsFor: ['division_head', 'bureau_leader'],
      group: 'notice',
    },
    recognized: { tone: 'good', waitsFor: null, group: 'decided' },
    rejected: { tone: 'bad', waitsFor: null, group: 'decided' },
    not_accepted: { tone: 'bad', waitsFor: null, group: 'decided' },
    lapsed: { tone: 'bad', waitsFor: null, group: 'decided' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'decided' },
  },
  {
    submit: { from: ['draft'], to: 'submitted', recordedAs: 'point_application.submitted' },
    resubmit: { from: ['supplement_required'], to: 'submitted', recordedAs: 'point_application.resubmitted' },
    resubmitToDistrict: {
      from: ['supplement_required'],
      to: 'district_review',
      recordedAs: 'point_application.resubmitted',
    },
    resubmitToVerification: {
      from: ['supplement_required'],
      to: 'verification',
      recordedAs: 'point_application.resubmitted',
    },
    lapse: { from: ['supplement_required'], to: 'lapsed', recordedAs: 'point_application.lapsed' },
    goOn: { from: ['supplement_required'], to: 'submitted', recordedAs: 'point_application.went_on' },
    goOnInDistrict: {
      from: ['supplement_required'],
      to: 'district_review',
      recordedAs: 'point_application.went_on',
    },
    goOnInVerification: {
      from: ['supplement_required'],
      to: 'verification',
      recordedAs: 'point_application.went_on',
    },
    accept: {
      from: ['submitted'],
      to: 'district_review',
      recordedAs: 'point_application.accepted',
    },
    acceptForCity: {
      from: ['submitted'],
      to: 'verification',
      recordedAs: 'point_application.accepted',
    },
    decline: {
      from: ['submitted'],
      to: 'not_accepted',
      recordedAs: 'point_application.not_accepted',
    },
    requestSupplement: {
      from: ['submitted', 'district_review', 'verification'],
      to: 'supplement_required',
      recordedAs: 'point_application.supplement_requested',
    },
    endorse: {
      from: ['district_review'],
      to: 'verification',
      recordedAs: 'point_application.endorsed',
    },
    verify: {
      from: ['verification'],
      to: 'expert_review',
      recordedAs: 'point_application.verified',
    },
    verifyForRenewal: {
      from: ['verification'],
      to: 'deliberation',
      recordedAs: 'point_application.verified_for_renewal',
    },
    failVerification: {
      from: ['verification'],
      to: 'rejected',
      recordedAs: 'point_application.verification_failed',
    },
    returnToDistrict: {
      from: ['verification'],
      to: 'district_review',
      recordedAs: 'point_application.returned_to_district',
    },
    takeBackAcceptance: {
      from: ['district_review', 'verification'],
      to: 'submitted',
      recordedAs: 'point_application.taken_back',
    },
    takeBackEndorsement: {
      from: ['verification'],
      to: 'district_review',
      recordedAs: 'point_application.taken_back',
    },
    takeBackVerification: {
      from: ['expert_review'],
      to: 'verification',
      recordedAs: 'point_application.taken_back',
    },
    takeBackRenewal: {
      from: ['deliberation'],
      to: 'verification',
      recordedAs: 'point_application.taken_back',
    },
    concludePanel: {
      from: ['expert_review'],
      to: 'deliberation',
      recordedAs: 'point_application.panel_concluded',
    },
    agree: { from: ['deliberation'], to: 'public_notice', recordedAs: 'point_application.agreed' },
    refuse: { from: ['deliberation'], to: 'rejected', recordedAs: 'point_application.refused' },
    returnToVerification: {
      from: ['deliberation'],
      to: 'verification',
      recordedAs: 'point_application.returned_to_verification',
    },
    examineObjections: {
      from: ['public_notice'],
      to: 'objection_handling',
      recordedAs: 'point_application.objections_examined',
    },
    dismissObjections: {
      from: ['objection_handling'],
      to: 'public_notice',
      recordedAs: 'point_application.objections_dismissed',
    },
    upholdObjections: {
      from: ['objection_handling'],
      to: 'rejected',
      recordedAs: 'point_application.objections_upheld',
    },
    recognize: {
      from: ['public_notice'],
      to: 'recognized',
      recordedAs: 'point_application.recognized',
    },
    withdraw: {
      from: ['submitted', 'supplement_required', 'district_review', 'verification', 'expert_review'],
      to: 'withdrawn',
      recordedAs: 'point_application.withdrawn',
    },
    reopen: { from: ['withdrawn'], to: 'draft', recordedAs: 'point_application.reopened' },
  } as const satisfies Record<string, { from: readonly ApplicationState[]; to: ApplicationState; recordedAs: string }>,
  {
    title: ({ number, orgName }: PointApplication) => `${number} ${orgName}`,
    rules: {
      intake: { limit: deadlines.intake, runsIn: ['submitted'] },
      supplement: { limit: deadlines.supplement, runsIn: ['supplement_required'] },
      district_review: {
        limit: deadlines.districtReview,
        runsIn: ['district_review'],
        pausedIn: ['supplement_required'],
      },
      verification: { limit: deadlines.verification, runsIn: ['verification'], pausedIn: ['supplement_required'] },
      objection_check: { limit: deadlines.objectionCheck, runsIn: ['objection_handling'] },
      decision: {
        limit: deadlines.decision,
        runsIn: ['district_review', 'verification', 'deliberation'],
        pausedIn: ['submitted', 'supplement_required', 'expert_review', 'public_notice', 'objection_handling'],
      },
    },
  }
)

/** While an official has it: from intake to the end of the notice. */
export const INVOLVING = ['review', 'notice'].flatMap((group) => pointApplicationWorkflow.statesIn(group))

export const clockKinds = Object.keys(pointApplicationWorkflow.clocks!.rules)

export type ApplicationStep = keyof typeof pointApplicationWorkflow.steps

/** What an official adds to a decision. `version` is the one the official had on the screen, `also` is written with it. */
export type Ruling = { opinion: string; version?: number; also?: Taking['also'] }

/**
 * An institution's draft in a call. There is at most one for each institution and call.
 *
 * @param copy what it said in an earlier application, to begin with
 * @throws StepNotAllowed `already_started`, `reapply_blocked`
 */
export async function startApplication(
  batch: PointBatch,
  organization: Organization,
  by: Actor & { id: number },
  copy?: Copy
): Promise<PointApplication> {
  await refuseBlocked(organization.id, 'start')
  try {
    return await inTransaction(async (trx) => {
      const number = await numberIn(trx, 'WD', batch.year)
      return draftIn(trx, batch, organization, by, { number, callId: batch.id, copy })
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('start', 'already_started')
    throw error
  }
}

/** WD-2026-0001: one series a year, whatever an application is for. */
export async function numberIn(trx: Trx, prefix: 'WD' | 'XQ', year: number) {
  const serial = await nextNumber(trx, `point_application/${year}`)
  return `${prefix}-${year}-${String(serial).padStart(4, '0')}`
}

type Beginning = { number: string; callId?: number; renewsId?: number; copy?: Copy }

export async function draftIn(
  trx: Trx,
  batch: PointBatch,
  organization: Organization,
  by: Actor & { id: number },
  { copy, ...beginning }: Beginning
) {
  const application = await PointApplication.create(
    {
      ...beginning,
      batchId: batch.id,
      organizationId: organization.id,
      state: 'draft',
      version: 0,
      round: 0,
      draft: { ...knownFacts(organization), ...copy?.answers },
      orgName: organization.name,
      districtCode: organization.districtCode,
      hostType: organization.hostType,
      createdById: by.id,
      stateSince: DateTime.utc(),
    },
    { client: trx }
  )
  const from = copy?.from ? { copied_from: copy.from } : {}
  await pointApplicationWorkflow.tell(trx, 'point_application.started', application.id, by, from)
  return application
}

/** What the institution said of itself when it registered need not be typed again. */
function knownFacts({ establishedOn, legalRepresentative, address }: Organization) {
  return { establishedOn: establishedOn?.toISODate() ?? null, legalRepresentative, address }
}

/**
 * Hands in the first version, or the corrected one, which goes back to where the correction was ordered.
 *
 * @param content validated, normalised answers and files; frozen as one submission
 * @throws StepNotAllowed `window_not_yet`, `window_over`, `batch_closed`, `organization_not_verified`, `reapply_blocked`
 */
export async function submitApplication(
  application: PointApplication,
  by: Actor & { id: number },
  content: Record<string, unknown>,
  { version }: { version?: number } = {}
) {
  const order = await CorrectionOrder.openOf('point_application', application.id)
  const step = application.state === 'supplement_required' ? afterCorrection(order, 'answered') : 'submit'
  const round = application.round + 1
  await application.load('organization')
  if (step === 'submit') {
    await refuseOutsideWindow(application)
    if (!application.renewsId) await refuseBlocked(application.organizationId, step)
  }
  if (application.organization.state !== 'verified') throw new StepNotAllowed(step, 'organization_not_verified')

  const { name, districtCode, hostType } = application.organization
  await pointApplicationWorkflow.take(step, application, {
    by,
    version,
    details: { round },
    set: {
      round,
      org_name: name,
      district_code: districtCode,
      host_type: hostType,
      submitted_at: sqlTime(),
    },
    also: async (trx) => {
      await freeze(trx, { type: 'point_application', id: application.id, round }, content, by.id)
      await closeOrder(trx, { type: 'point_application', id: application.id }, 'answered')
      if (step === 'submit' && application.renewsId) await beginRenewal(trx, application.renewsId, by)
    },
  })
}

const RETURNS = {
  submitted: { answered: 'resubmit', lapsed: 'goOn' },
  district_review: { answered: 'resubmitToDistrict', lapsed: 'goOnInDistrict' },
  verification: { answered: 'resubmitToVerification', lapsed: 'goOnInVerification' },
} as const

/** The step back to the desk that ordered the correction. */
export function afterCorrection(order: CorrectionOrder | null, how: 'answered' | 'lapsed') {
  return RETURNS[(order?.askedIn ?? 'submitted') as keyof typeof RETURNS][how]
}

export function withdrawApplication(application: PointApplication, by: Actor, reason: string, version?: number) {
  return pointApplicationWorkflow.take('withdraw', application, {
    by,
    version,
    details: { opinion: reason },
    also: async (trx) => {
      const subject = subjectOf(application)
      await dropUnsentOrder(trx, subject)
      await closeOrder(trx, subject, 'lapsed')
      await lapseInvolvements(trx, subject)
      await endRenewalIn('withdrawn', trx, application, by)
    },
  })
}

/** Back to a draft, to be handed in anew while the window is open. */
export async function reopenApplication(application: PointApplication, by: Actor, version?: number) {
  await refuseOutsideWindow(application)
  await pointApplicationWorkflow.take('reopen', application, {
    by,
    version,
    also: async (trx) => {
      if (application.renewsId) await refuseSecondRenewal(trx, application.renewsId, application.id)
    },
  })
}

/** 受理: the district takes it up; in batches without a district step it goes to the city at once. */
export async function acceptApplication(application: PointApplication, by: Actor, ruling: Ruling) {
  await application.loadOnce('batch')
  return ruleOn(application, application.batch.districtStep ? 'accept' : 'acceptForCity', 'accepted', by, ruling)
}

/** 不予受理 */
export function declineApplication(application: PointApplication, by: Actor, ruling: Ruling) {
  return ruleOn(application, 'decline', 'not_accepted', by, ruling)
}

export function subjectOf({ id, round, state }: PointApplication) {
  return { type: 'point_application', id, round, state }
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

/** A title of the institution was revoked not long ago. */
async function refuseBlocked(organizationId: number, step: string) {
  const block = await reapplyBlock(organizationId, beijingDay())
  if (block) throw new StepNotAllowed(step, 'reapply_blocked', null, block)
}

/** The window of the call, or of the title whose term ends. */
async function refuseOutsideWindow(application: PointApplication) {
  await application.loadOnce('batch')
  if (application.renewsId) return refuseOutsideRenewal(await Designation.findOrFail(application.renewsId))
  if (application.batch.state !== 'open') throw new StepNotAllowed('submit', 'batch_closed')
  if (application.batch.windowFault) throw new StepNotAllowed('submit', `window_${application.batch.windowFault}`)
}
