import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import ActivityCorrection, { type CorrectionKind } from './activity_correction.js'
import Consultation from './consultation.js'
import type { ConsultationFacts } from './consultation_form.js'
import { recountCase } from './consultation_cases.js'
import { consultationWorkflow, writeFacts } from './consultation_workflow.js'

export type CorrectionState = 'proposed' | 'approved' | 'refused' | 'withdrawn'

/** A closed month is changed in two steps: the person responsible for the point asks, the city's handler lets it happen. */
export const correctionWorkflow = new Workflow(
  'activity_correction',
  'activity_corrections',
  {
    proposed: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'open' },
    approved: { tone: 'good', waitsFor: null, group: 'closed' },
    refused: { tone: 'bad', waitsFor: null, group: 'closed' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    approve: { from: ['proposed'], to: 'approved', recordedAs: 'activity_correction.approved' },
    refuse: { from: ['proposed'], to: 'refused', recordedAs: 'activity_correction.refused' },
    withdraw: { from: ['proposed'], to: 'withdrawn', recordedAs: 'activity_correction.withdrawn' },
  } as const satisfies Record<string, { from: readonly CorrectionState[]; to: CorrectionState; recordedAs: string }>
)

type Wish = { kind: CorrectionKind; reason: string; after?: ConsultationFacts }

/**
 * Asks for a change in a closed month. What stays the same is left out.
 *
 * @throws StepNotAllowed `month_open`, `correction_open`, `nothing_changed`
 */
export async function proposeCorrection(
  consultation: Consultation,
  by: Actor & { id: number },
  { kind, reason, after = {} as ConsultationFacts }: Wish
) {
  if (!consultation.isLocked) throw new StepNotAllowed('correct', 'month_open')
  const changes = differenceOf(consultation, after)
  if (kind === 'change' && Object.keys(changes.after).length === 0) {
    throw new StepNotAllowed('correct', 'nothing_changed')
  }
  return inTransaction(async (trx) => {
    await consultationWorkflow.hold(trx, consultation.id, kind === 'late' ? LATE : ['confirmed'], 'correct')
    const subject = { subjectType: 'consultation', subjectId: consultation.id }
    const open = await ActivityCorrection.query({ client: trx })
      .where({ ...subject, state: 'proposed' })
      .first()
    if (open) throw new StepNotAllowed('correct', 'correction_open')
    const { designationId, organizationId, districtCode, number, question } = consultation
    const correction = await ActivityCorrection.create(
      {
        ...{ ...subject, designationId, organizationId, districtCode, kind, reason, ...changes },
        title: `${number} ${question}`.slice(0, 150),
        state: 'proposed',
        version: 0,
        stateSince: DateTime.utc(),
        createdById: by.id,
      },
      { client: trx }
    )
    await correctionWorkflow.tell(trx, 'activity_correction.proposed', correction.id, by, { opinion: reason })
    return correction
  })
}

const LATE = ['draft', 'submitted', 'returned'] as const

/** The values that change, before and after. */
function differenceOf(consultation: Consultation, after: ConsultationFacts) {
  const now: Record<string, string | number | null> = { ...consultation.$attributes, servedOn: consultation.servedDay }
  const changed = Object.keys(after).filter((name) => (after[name] ?? null) !== (now[name] ?? null))
  const pick = (from: Record<string, string | number | null>) =>
    Object.fromEntries(changed.map((name) => [name, from[name] ?? null]))
  return { before: pick(now), after: pick(after) }
}

type Ruling = { opinion: string; version?: number }

/** The row changes in the same transaction; what it was before stays in the correction and in the trail. */
export async function approveCorrection(correction: ActivityCorrection, by: Actor, { opinion, version }: Ruling) {
  await correctionWorkflow.take('approve', correction, {
    by,
    version,
    details: { opinion },
    also: async (trx) => {
      await noteDecision(trx, correction, by, 'approve', opinion)
      await carryOut(trx, correction, by)
    },
  })
}

async function carryOut(trx: Trx, { kind, subjectId, after }: ActivityCorrection, by: Actor) {
  const consultation = await Consultation.findOrFail(subjectId, { client: trx })
  const taking = { by, details: { kind }, also: () => recountCase(trx, consultation) }
  if (kind === 'late') return consultationWorkflow.takeIn(trx, 'confirm', consultation, taking)
  if (kind === 'removal') return consultationWorkflow.takeIn(trx, 'strike', consultation, taking)
  await consultationWorkflow.hold(trx, subjectId, ['confirmed'], 'correct')
  await writeFacts(trx, subjectId, consultation.version, after)
  await consultationWorkflow.tell(trx, 'consultation.corrected', subjectId, by)
}

export async function refuseCorrection(correction: ActivityCorrection, by: Actor, { opinion, version }: Ruling) {
  await correctionWorkflow.take('refuse', correction, {
    by,
    version,
    details: { opinion },
    also: (trx) => noteDecision(trx, correction, by, 'refuse', opinion),
  })
}

export function withdrawCorrection(correction: ActivityCorrection, by: Actor, version?: number) {
  return correctionWorkflow.take('withdraw', correction, { by, version })
}

function noteDecision(trx: Trx, { id }: ActivityCorrection, by: Actor, step: string, opinion: string) {
  return decide(trx, by, { subject: { type: 'activity_correction', id, round: 1 }, step, decision: step, opinion })
}
