import { DateTime } from 'luxon'
import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import type Designation from '#app/designations/designation'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import FigureOverride from './figure_override.js'

export type OverrideState = 'proposed' | 'confirmed' | 'refused' | 'withdrawn'

/** The handler proposes, the head of the division confirms; until the freeze it can be taken back. */
export const figureOverrideWorkflow = new Workflow(
  'figure_override',
  'figure_overrides',
  {
    proposed: { tone: 'waiting', waitsFor: ['division_head'], group: 'open' },
    confirmed: { tone: 'good', waitsFor: null, group: 'decided' },
    refused: { tone: 'bad', waitsFor: null, group: 'closed' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    confirm: { from: ['proposed'], to: 'confirmed', recordedAs: 'figure_override.confirmed' },
    refuse: { from: ['proposed'], to: 'refused', recordedAs: 'figure_override.refused' },
    withdraw: { from: ['proposed', 'confirmed'], to: 'withdrawn', recordedAs: 'figure_override.withdrawn' },
  } as const satisfies Record<string, { from: readonly OverrideState[]; to: OverrideState; recordedAs: string }>
)

export type OverrideStep = keyof typeof figureOverrideWorkflow.steps

type Person = Actor & { id: number }
type Wish = { year: number; key: string; systemValue: number | null; value: number; reason: string }

/**
 * 提出核定值.
 *
 * @param keep stores the evidence, in the same transaction
 * @throws StepNotAllowed `figures_frozen`, `override_there`
 */
export async function proposeOverride(
  point: Designation,
  by: Person,
  { key: figureKey, ...wish }: Wish,
  keep: (trx: Trx, override: FigureOverride) => Promise<unknown>
) {
  const { id: designationId, organizationId, districtCode } = point
  try {
    return await inTransaction(async (trx) => {
      await refuseFrozen(trx, { designationId, year: wish.year }, 'propose')
      const override = await FigureOverride.create(
        {
          ...{ designationId, organizationId, districtCode, figureKey, ...wish, isCurrent: true },
          ...{ state: 'proposed', version: 0, stateSince: DateTime.utc(), createdById: by.id },
        },
        { client: trx }
      )
      await keep(trx, override)
      const details = { ...placeOf(override), value: wish.value, opinion: wish.reason }
      await figureOverrideWorkflow.tell(trx, 'figure_override.proposed', override.id, by, details)
      return override
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('propose', 'override_there')
    throw error
  }
}

type Ruling = { opinion?: string | null; version?: number }

/** @throws StepNotAllowed `figures_frozen`, `own_proposal` */
export async function ruleOnOverride(
  step: 'confirm' | 'refuse',
  override: FigureOverride,
  by: Actor,
  { opinion, version }: Ruling
) {
  if (by.id === override.createdById) throw new StepNotAllowed(step, 'own_proposal')
  await take(step, override, by, { opinion, version }, (trx) =>
    decide(trx, by, {
      subject: { type: 'figure_override', id: override.id, round: 1 },
      ...{ step: 'confirm', decision: step, opinion, contentHash: hashOf(override) },
    })
  )
}

/** @throws StepNotAllowed `figures_frozen` */
export function withdrawOverride(override: FigureOverride, by: Actor, ruling: Ruling) {
  return take('withdraw', override, by, ruling)
}

function take(
  step: OverrideStep,
  override: FigureOverride,
  by: Actor,
  { opinion, version }: Ruling,
  also?: (trx: Trx) => Promise<unknown>
) {
  return figureOverrideWorkflow.take(step, override, {
    ...{ by, version },
    details: { ...placeOf(override), opinion: opinion ?? undefined, value: override.value },
    set: step === 'confirm' ? {} : { is_current: null },
    also: async (trx) => {
      /** A proposal that nobody decided on changes no value: it can always be laid aside. */
      if (step === 'confirm' || override.state === 'confirmed') await refuseFrozen(trx, override, step)
      await also?.(trx)
    },
  })
}

/**
 * The unit says what it thinks of it, as long as it is proposed or counts; that stands in the trail, beside the decision.
 *
 * @throws StepNotAllowed `moved_on`
 */
export function commentOnOverride(override: FigureOverride, by: Actor, opinion: string) {
  return inTransaction(async (trx) => {
    await figureOverrideWorkflow.hold(trx, override.id, ['proposed', 'confirmed'], 'comment')
    const details = { ...placeOf(override), opinion }
    await figureOverrideWorkflow.tell(trx, 'figure_override.commented', override.id, by, details)
  })
}

/** Once the freeze is ordered nothing changes any more: whoever comes at the same moment waits at the row. */
export async function refuseFrozen(
  trx: Trx,
  { designationId, year }: { designationId: number; year: number },
  act: string
) {
  await trx.from('designations').where({ id: designationId }).forUpdate().select('id')
  const frozen = await trx
    .from('figure_freezes')
    .where({ designation_id: designationId, year, is_current: true })
    .first()
  if (frozen) throw new StepNotAllowed(act, 'figures_frozen')
}

/** Where it is looked at: notices lead there. */
const placeOf = ({ designationId: point, figureKey: figure, year }: FigureOverride) => ({ point, figure, year })

const hashOf = ({ designationId, year, figureKey, systemValue, value, reason }: FigureOverride) =>
  sha256(canonicalJson({ designationId, year, figureKey, systemValue, value, reason }))
