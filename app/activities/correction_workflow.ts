import { DateTime } from 'luxon'
import { canonicalJson } from '#app/core/canonical_json'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import ActivityCorrection, { type CorrectionKind } from './activity_correction.js'
import { correctableOf } from './correctable.js'

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

export type Subject = { subjectType: string; subjectId: number }
type Wish = { kind: CorrectionKind; reason: string; after?: Answers }

/** What was never confirmed comes late; what was is changed or struck out. */
export function correctionKindOf({ subjectType }: Subject, state: string, removal: unknown): CorrectionKind {
  if (correctableOf(subjectType).open.includes(state)) return 'late'
  return removal ? 'removal' : 'change'
}

/**
 * Asks for a change in a closed month. What stays the same is left out.
 *
 * @throws StepNotAllowed `month_open`, `correction_open`, `nothing_changed`
 */
export async function proposeCorrection(
  { subjectType, subjectId }: Subject,
  by: Actor & { id: number },
  { kind, reason, after = {} }: Wish
) {
  const { load, workflow, open } = correctableOf(subjectType)
  const entry = await load(subjectId)
  if (!entry.isLocked) throw new StepNotAllowed('correct', 'month_open')
  const changes = differenceOf(entry.facts, after)
  if (kind === 'change' && Object.keys(changes.after).length === 0) {
    throw new StepNotAllowed('correct', 'nothing_changed')
  }
  return inTransaction(async (trx) => {
    await workflow.hold(trx, subjectId, kind === 'late' ? open : ['confirmed'], 'correct')
    const subject = { subjectType, subjectId }
    await refuseWhileAsked(trx, subject, 'correct')
    const { designationId, organizationId, districtCode } = entry
    const correction = await ActivityCorrection.create(
      {
        ...{ ...subject, designationId, organizationId, districtCode, kind, reason, ...changes },
        title: entry.title.slice(0, 150),
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

/**
 * What a late entry says stays as it is while the office looks at it: who wants it otherwise withdraws the request first.
 *
 * @throws StepNotAllowed `correction_open`
 */
export async function refuseWhileAsked(trx: Trx, { subjectType, subjectId }: Subject, step: string) {
  const asked = await ActivityCorrection.query({ client: trx })
    .where({ subjectType, subjectId, state: 'proposed' })
    .first()
  if (asked) throw new StepNotAllowed(step, 'correction_open')
}

/** The values that change, before and after. */
function differenceOf(now: Answers, after: Answers) {
  const changed = Object.keys(after).filter((name) => canonicalJson(after[name]) !== canonicalJson(now[name]))
  const pick = (from: Answers) => Object.fromEntries(changed.map((name) => [name, from[name] ?? null]))
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

async function carryOut(trx: Trx, { kind, subjectType, subjectId, after }: ActivityCorrection, by: Actor) {
  const { load, workflow, write, recount, correctedAs } = correctableOf(subjectType)
  const entry = await load(subjectId, trx)
  const taking = { by, details: { kind }, also: () => recount(trx, subjectId) }
  if (kind === 'late') return workflow.takeIn(trx, 'confirm', entry, taking)
  if (kind === 'removal') return workflow.takeIn(trx, 'strike', entry, taking)
  await workflow.hold(trx, subjectId, ['confirmed'], 'correct')
  await write(trx, subjectId, entry.version, after)
  await workflow.tell(trx, correctedAs, subjectId, by)
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
