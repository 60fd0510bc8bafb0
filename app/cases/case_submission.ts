import type CaseCall from '#app/case_calls/case_call'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import Organization from '#app/organizations/organization'
import type { Actor } from '#app/users/actor'
import { closeOrder, dropUnsentOrder } from '#app/workflow/corrections'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { freeze } from '#app/workflow/submission'
import { noteAlike } from './alike_cases.js'
import { channelsFor, refuseOutsideWindow, type Channel } from './case_channels.js'
import type { CaseContent } from './case_content.js'
import type TypicalCase from './typical_case.js'
import { typicalCaseWorkflow, UNCOUNTED, type CaseStep } from './typical_case_workflow.js'

type Person = Actor & { id: number }

export const subjectOf = ({ id, round, state }: TypicalCase) => ({ type: 'typical_case', id, round, state })

/**
 * Hands in a case, for the first time or after it was given back, to who recommends it or to the bureau at once.
 *
 * @param content checked; frozen as one round
 * @throws StepNotAllowed `call_closed` …, `organization_not_verified`, `channel_closed`, `unit_quota`
 */
export async function submitCase(
  row: TypicalCase,
  call: CaseCall,
  by: Person,
  content: CaseContent,
  { channel, version }: { channel: Channel; version?: number }
) {
  const step = channel === 'direct' && row.state === 'draft' ? 'enter' : 'submit'
  refuseOutsideWindow(call, step)
  const organization = await Organization.findOrFail(row.organizationId)
  if (organization.state !== 'verified') throw new StepNotAllowed(step, 'organization_not_verified')
  const isOffered = (await channelsFor(call, organization.id)).includes(channel)
  if (!isOffered || (channel === 'direct' && row.state !== 'draft')) throw new StepNotAllowed(step, 'channel_closed')

  const set = {
    ...{ recommender: channel === 'direct' ? null : channel, recommended_rank: null, recommending_body: null },
    ...{ recommendation: null, recommended_by_id: null },
  }
  await handIn(row, call, step, by, { content, organization, version, set, details: { channel } }, (trx) =>
    refuseBeyondQuota(trx, row, call, step)
  )
}

/** The corrected version; the order is answered. */
export async function resubmitCase(
  row: TypicalCase,
  call: CaseCall,
  by: Person,
  content: CaseContent,
  version?: number
) {
  const organization = await Organization.findOrFail(row.organizationId)
  await handIn(row, call, 'resubmit', by, { content, organization, version }, async (trx) => {
    await closeOrder(trx, subjectOf(row), 'answered')
  })
}

type HandingIn = {
  content: CaseContent
  organization: Organization
  version?: number
  set?: Record<string, unknown>
  details?: Record<string, unknown>
}

async function handIn(
  row: TypicalCase,
  call: CaseCall,
  step: CaseStep,
  by: Person,
  { content, organization, version, set, details }: HandingIn,
  also: (trx: Trx) => Promise<void>
) {
  const round = row.round + 1
  const { name, uscc, hostType, districtCode } = organization
  const frozen = { ...content, unit: { name, uscc, kind: hostType, districtCode } }
  await inTransaction(async (trx) => {
    const number = row.number ?? (await numberIn(trx, call.year))
    await typicalCaseWorkflow.takeIn(trx, step, row, {
      ...{ by, version, details: { round, ...details } },
      set: { ...set, number, round, title: content.title, category: content.category, submitted_at: sqlTime() },
      also: async (inStep) => {
        await also(inStep)
        await freeze(inStep, { type: 'typical_case', id: row.id, round }, frozen, by.id)
        await noteAlike(inStep, row, frozen)
      },
    })
  })
  await row.refresh()
}

/** AL-2026-0001: one series for each year of calls. */
async function numberIn(trx: Trx, year: number) {
  return `AL-${year}-${String(await nextNumber(trx, `typical_case/${year}`)).padStart(4, '0')}`
}

/** Two people of one unit wait here for each other. */
async function refuseBeyondQuota(trx: Trx, { id, organizationId }: TypicalCase, call: CaseCall, step: string) {
  await trx.from('organizations').where({ id: organizationId }).forUpdate().select('id').first()
  const [{ total }] = await trx
    .from('typical_cases')
    .where({ call_id: call.id, organization_id: organizationId })
    .whereNot('id', id)
    .whereNotIn('state', [...UNCOUNTED])
    .count('* as total')
  if (Number(total) >= call.quotaUnit) throw new StepNotAllowed(step, 'unit_quota', null, { most: `${call.quotaUnit}` })
}

/** 撤回: the rank is free for another case. */
export function withdrawCase(row: TypicalCase, by: Actor, { opinion, version }: { opinion: string; version?: number }) {
  return typicalCaseWorkflow.take('withdraw', row, {
    ...{ by, version, details: { opinion } },
    set: { recommended_rank: null, recommending_body: null, disqualify_reason: null, disqualify_by_id: null },
    also: async (trx) => {
      await dropUnsentOrder(trx, subjectOf(row))
      await closeOrder(trx, subjectOf(row), 'lapsed')
    },
  })
}
