import { DateTime } from 'luxon'
import { beijingDay, beijingYear } from '#app/core/beijing_day'
import { inTransaction, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import Designation from '#app/designations/designation'
import YearlyGrade from '#app/designations/yearly_grade'
import type { Affiliation } from '#app/organizations/host_types'
import Organization from '#app/organizations/organization'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import ExternalTitle from './external_title.js'
import { recordTitleIn } from './external_title_workflow.js'
import Recommendation from './recommendation.js'
import { recommendationFaults, routeFor } from './recommendation_rules.js'

export type RecommendationState = 'proposed' | 'recommended' | 'filed' | 'not_filed' | 'refused' | 'withdrawn'

/** A handler proposes, the head of the division recommends, what the national office answers is noted. */
export const recommendationWorkflow = new Workflow(
  'recommendation',
  'recommendations',
  {
    proposed: { tone: 'waiting', waitsFor: ['division_head'], group: 'open' },
    recommended: { tone: 'info', waitsFor: ['bureau_handler'], group: 'open' },
    filed: { tone: 'good', waitsFor: null, group: 'closed' },
    not_filed: { tone: 'bad', waitsFor: null, group: 'closed' },
    refused: { tone: 'bad', waitsFor: null, group: 'closed' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    confirm: { from: ['proposed'], to: 'recommended', recordedAs: 'recommendation.confirmed' },
    refuse: { from: ['proposed'], to: 'refused', recordedAs: 'recommendation.refused' },
    withdraw: { from: ['proposed'], to: 'withdrawn', recordedAs: 'recommendation.withdrawn' },
    file: { from: ['recommended'], to: 'filed', recordedAs: 'recommendation.filed' },
    notFile: { from: ['recommended'], to: 'not_filed', recordedAs: 'recommendation.not_filed' },
  } as const satisfies Record<
    string,
    { from: readonly RecommendationState[]; to: RecommendationState; recordedAs: string }
  >
)

export type RecommendationStep = keyof typeof recommendationWorkflow.steps

const OPEN = recommendationWorkflow.statesIn('open')

/** Why this point cannot be recommended today. */
export async function faultsToday(designation: Designation, trx?: Trx) {
  const { id, organizationId, isInForce } = designation
  const held = await ExternalTitle.query({ client: trx }).where({ organizationId, state: 'held' })
  const [newest] = await YearlyGrade.query({ client: trx }).where('designationId', id).orderBy('year', 'desc').limit(1)
  return recommendationFaults({ isInForce, held: held.map(({ kind }) => kind), lastGrade: newest?.grade ?? null })
}

/** The recommendation of an institution that is not decided yet: a title is filed once, however many points it has. */
export function openRecommendation(organizationId: number, trx?: Trx) {
  return Recommendation.query({ client: trx }).where({ organizationId }).whereIn('state', OPEN).first()
}

export type Proposal = { reasons: string; recommendedBy: string }

/** @throws StepNotAllowed `not_recommendable`, `recommendation_open` */
export async function proposeRecommendation(
  designation: Designation,
  by: Actor & { id: number },
  { reasons, recommendedBy }: Proposal
) {
  return inTransaction(async (trx) => {
    await trx.from('organizations').where({ id: designation.organizationId }).forUpdate().select('id').first()
    await refuseFaults(designation, 'propose', trx)
    if (await openRecommendation(designation.organizationId, trx)) {
      throw new StepNotAllowed('propose', 'recommendation_open')
    }
    const { affiliation } = await Organization.findOrFail(designation.organizationId, { client: trx })
    const year = beijingYear()
    const serial = await nextNumber(trx, `recommendation/${year}`)
    const { organizationId, name, districtCode, hostType } = designation
    const recommendation = await Recommendation.create(
      {
        ...{ organizationId, districtCode, hostType, affiliation, reasons, recommendedBy },
        number: `TJ-${year}-${String(serial).padStart(3, '0')}`,
        designationId: designation.id,
        orgName: name,
        route: routeFor(affiliation as Affiliation),
        state: 'proposed',
        version: 0,
        stateSince: DateTime.utc(),
        createdById: by.id,
      },
      { client: trx }
    )
    await recommendationWorkflow.tell(trx, 'recommendation.proposed', recommendation.id, by, { opinion: reasons })
    return recommendation
  })
}

export type Deciding = { opinion: string; version?: number }

/**
 * 同意推荐: the letter goes out, or the copy of whoever recommends has come in.
 *
 * @param deciding.docNumber 文号 of the letter or of the copy
 * @throws StepNotAllowed `not_recommendable`, `self_approval`
 */
export async function confirmRecommendation(
  recommendation: Recommendation,
  by: Actor & { id: number },
  { opinion, version, docNumber }: Deciding & { docNumber: string }
) {
  refuseOwn(recommendation, 'confirm', by)
  await recommendationWorkflow.take('confirm', recommendation, {
    by,
    version,
    details: { opinion, docNumber },
    set: { doc_number: docNumber, recommended_on: beijingDay() },
    also: async (trx) => {
      await refuseFaults(await Designation.findOrFail(recommendation.designationId, { client: trx }), 'confirm', trx)
      await noteDecision(trx, recommendation, by, 'confirm', opinion)
    },
  })
}

export async function refuseRecommendation(
  recommendation: Recommendation,
  by: Actor & { id: number },
  { opinion, version }: Deciding
) {
  refuseOwn(recommendation, 'refuse', by)
  await recommendationWorkflow.take('refuse', recommendation, {
    by,
    version,
    details: { opinion },
    also: (trx) => noteDecision(trx, recommendation, by, 'refuse', opinion),
  })
}

export function withdrawRecommendation(recommendation: Recommendation, by: Actor, { opinion, version }: Deciding) {
  return recommendationWorkflow.take('withdraw', recommendation, { by, version, details: { opinion } })
}

export type Filing = { docNumber: string; batch: string | null; filedOn: string; version?: number }

/**
 * 已备案: the title is noted in the same transaction.
 *
 * @throws StepNotAllowed `title_held`
 */
export async function fileRecommendation(
  recommendation: Recommendation,
  by: Actor & { id: number },
  { docNumber, batch, filedOn, version }: Filing
) {
  await recommendationWorkflow.take('file', recommendation, {
    by,
    version,
    details: { docNumber, batch },
    also: async (trx) => {
      const organization = await Organization.findOrFail(recommendation.organizationId, { client: trx })
      const facts = { kind: 'national_point', stage: 'filed', docNumber, batch, grantedOn: filedOn }
      const title = await recordTitleIn(trx, organization, by, facts)
      await trx.from('recommendations').where({ id: recommendation.id }).update({ external_title_id: title.id })
    },
  })
}

/** 未予备案 */
export function closeRecommendation(recommendation: Recommendation, by: Actor, { opinion, version }: Deciding) {
  return recommendationWorkflow.take('notFile', recommendation, { by, version, details: { opinion } })
}

async function refuseFaults(designation: Designation, step: string, trx: Trx) {
  if ((await faultsToday(designation, trx)).length > 0) throw new StepNotAllowed(step, 'not_recommendable')
}

/** Who proposed it does not recommend it, also not in somebody's name. */
function refuseOwn({ createdById }: Recommendation, step: string, by: { id: number }) {
  if (createdById === by.id) throw new StepNotAllowed(step, 'self_approval')
}

function noteDecision(trx: Trx, { id }: Recommendation, by: Actor, step: string, opinion: string) {
  return decide(trx, by, { subject: { type: 'recommendation', id, round: 1 }, step, decision: step, opinion })
}
