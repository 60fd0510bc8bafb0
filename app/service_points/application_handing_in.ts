import { DateTime } from 'luxon'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { freeze } from '#app/workflow/submission'
import { inTransaction, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type { Actor } from '#app/users/actor'
import Designation from '#app/designations/designation'
import { beginRenewal } from '#app/designations/designation_renewal'
import type Organization from '#app/organizations/organization'
import CorrectionOrder from '#app/workflow/correction_order'
import { closeOrder } from '#app/workflow/corrections'
import { beijingDay } from '#app/core/beijing_day'
import { reapplyBlock } from '#app/sanctions/reapply_block'
import type { Copy } from './application_copy.js'
import { clearPanel } from './expert_panel.js'
import { dropWhatWaits, endRenewalIn, refuseOutsideRenewal, refuseSecondRenewal } from './application_renewal.js'
import PointApplication from './point_application.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'
import type PointBatch from './point_batch.js'

/**
 * An institution's draft in a call. There is at most one for each institution and call.
 *
 * @param copy what it said in an earlier application, to begin with
 * @throws StepNotAllowed `batch_closed`, `window_over`, `already_started`, `reapply_blocked`
 */
export async function startApplication(
  batch: PointBatch,
  organization: Organization,
  by: Actor & { id: number },
  copy?: Copy
): Promise<PointApplication> {
  if (batch.state !== 'open') throw new StepNotAllowed('start', 'batch_closed')
  if (batch.windowFault === 'over') throw new StepNotAllowed('start', 'window_over')
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
      await dropWhatWaits(trx, application)
      await endRenewalIn('withdrawn', trx, application, by)
    },
  })
}

/**
 * Back to a draft, to be handed in anew while the window is open. It comes to a desk that begins from the front: nobody has
 * it, and what experts said of the withdrawn version is no opinion on the next one.
 */
export async function reopenApplication(application: PointApplication, by: Actor, version?: number) {
  await refuseOutsideWindow(application)
  await pointApplicationWorkflow.take('reopen', application, {
    by,
    version,
    set: { handler_id: null, score: null },
    also: async (trx) => {
      if (application.renewsId) await refuseSecondRenewal(trx, application.renewsId, application.id)
      await clearPanel(trx, application)
    },
  })
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
