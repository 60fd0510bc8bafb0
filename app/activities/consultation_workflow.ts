import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type Designation from '#app/designations/designation'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow, type Taking } from '#app/workflow/workflow'
import Consultation from './consultation.js'
import type { ConsultationFacts } from './consultation_form.js'
import { recountCase } from './consultation_cases.js'
import { refuseWhileAsked } from './correction_workflow.js'
import { isLocked } from './months.js'

export type ConsultationState = 'draft' | 'submitted' | 'returned' | 'confirmed' | 'removed'

/** From the first note to what the person responsible for the point stands for. A closed month changes by correction. */
export const consultationWorkflow = new Workflow(
  'consultation',
  'consultations',
  {
    draft: { tone: 'quiet', waitsFor: ['operator', 'principal'], group: 'open' },
    submitted: { tone: 'waiting', waitsFor: ['principal'], group: 'open' },
    returned: { tone: 'warning', waitsFor: ['operator', 'principal'], group: 'open' },
    confirmed: { tone: 'good', waitsFor: null, group: 'confirmed' },
    removed: { tone: 'quiet', waitsFor: null, group: 'removed' },
  },
  {
    submit: { from: ['draft', 'returned'], to: 'submitted', recordedAs: 'consultation.submitted' },
    confirm: { from: ['draft', 'submitted', 'returned'], to: 'confirmed', recordedAs: 'consultation.confirmed' },
    return: { from: ['submitted'], to: 'returned', recordedAs: 'consultation.returned' },
    reopen: { from: ['confirmed'], to: 'returned', recordedAs: 'consultation.reopened' },
    remove: { from: ['draft', 'submitted', 'returned'], to: 'removed', recordedAs: 'consultation.removed' },
    strike: { from: ['confirmed'], to: 'removed', recordedAs: 'consultation.struck' },
  } as const satisfies Record<string, { from: readonly ConsultationState[]; to: ConsultationState; recordedAs: string }>
)

export type ConsultationStep = keyof typeof consultationWorkflow.steps

/** While it can be changed without a correction. */
export const OPEN: readonly ConsultationState[] = ['draft', 'submitted', 'returned']

/**
 * Writes down a contact.
 *
 * @param follows the contact about the same question that it goes on from
 */
export function recordConsultation(
  designation: Designation,
  by: Actor & { id: number },
  facts: ConsultationFacts,
  follows: Consultation | null = null
) {
  return inTransaction((trx) => writeConsultation(trx, designation, by, facts, follows))
}

/** The same as a part of something larger. */
export async function writeConsultation(
  trx: Trx,
  designation: Designation,
  by: Actor & { id: number },
  facts: ConsultationFacts,
  follows: Consultation | null = null
) {
  const consultation = await Consultation.create(
    {
      ...columnsOf(facts),
      number: await numberOf(trx, facts.servedOn),
      designationId: designation.id,
      organizationId: designation.organizationId,
      districtCode: designation.districtCode,
      counts: true,
      state: 'draft',
      version: 0,
      stateSince: DateTime.utc(),
      createdById: by.id,
    },
    { client: trx }
  )
  await consultation.merge({ caseId: follows?.caseId ?? consultation.id }).save()
  await recountCase(trx, consultation)
  await consultationWorkflow.tell(trx, 'consultation.recorded', consultation.id, by)
  return consultation
}

async function numberOf(trx: Trx, servedOn: string) {
  const year = servedOn.slice(0, 4)
  const serial = await nextNumber(trx, `consultation/${year}`)
  return `ZX-${year}-${String(serial).padStart(6, '0')}`
}

export function columnsOf({ servedOn, ...facts }: ConsultationFacts) {
  return { ...facts, servedOn: DateTime.fromISO(servedOn) }
}

/**
 * Changes what has not been confirmed.
 *
 * @throws StepNotAllowed `correction_open`, `edited_meanwhile`
 */
export async function reviseConsultation(
  consultation: Consultation,
  by: Actor,
  facts: ConsultationFacts,
  version: number
) {
  await inTransaction(async (trx) => {
    await consultationWorkflow.hold(trx, consultation.id, OPEN, 'edit')
    await refuseWhileAsked(trx, subjectOf(consultation), 'edit')
    const row = await trx.from('consultations').where({ id: consultation.id }).first()
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    await writeFacts(trx, consultation.id, version, facts)
    await consultationWorkflow.tell(trx, 'consultation.revised', consultation.id, by)
  })
  await consultation.refresh()
}

/** Writes the facts of a row that is held, and counts its case anew. */
export async function writeFacts(trx: Trx, id: number, version: number, facts: Partial<ConsultationFacts>) {
  const consultation = await Consultation.findOrFail(id, { client: trx })
  const { servedOn, ...others } = facts
  consultation.merge({ ...others, ...(servedOn ? { servedOn: DateTime.fromISO(servedOn) } : {}), version: version + 1 })
  await consultation.save()
  await recountCase(trx, consultation)
}

const subjectOf = ({ id }: Consultation) => ({ subjectType: 'consultation', subjectId: id })

/** @throws StepNotAllowed `month_locked`: then a correction is asked for; `correction_open` when it was */
export async function takeConsultationStep(
  step: 'submit' | 'confirm' | 'return' | 'reopen' | 'remove',
  consultation: Consultation,
  by: Actor,
  { opinion, version, also }: { opinion?: string; version?: number; also?: Taking['also'] } = {}
) {
  if (step !== 'remove' && isLocked(consultation.servedDay)) throw new StepNotAllowed(step, 'month_locked')
  await consultationWorkflow.take(step, consultation, {
    by,
    version,
    details: { opinion },
    also: async (trx) => {
      if (step === 'remove') await refuseWhileAsked(trx, subjectOf(consultation), step)
      await recountCase(trx, consultation)
      await also?.(trx)
    },
  })
}
