import CaseCall from '#app/case_calls/case_call'
import { inTransaction, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import { subjectOf } from './case_submission.js'
import TypicalCase from './typical_case.js'
import { typicalCaseWorkflow } from './typical_case_workflow.js'

type Person = Actor & { id: number }

/** 推荐单位: a district, or the alliance. */
export type Body = `district/${string}` | 'alliance'

export function bodyOf({ recommender, districtCode }: Pick<TypicalCase, 'recommender' | 'districtCode'>): Body | null {
  if (recommender === 'alliance') return 'alliance'
  return recommender === 'district' ? `district/${districtCode}` : null
}

export function bodiesOf(user: User): Body[] {
  const district: Body[] =
    user.is('district_reviewer') && user.districtCode ? [`district/${user.districtCode}` as const] : []
  return user.is('alliance_secretariat') ? [...district, 'alliance'] : district
}

/** The ranked cases of one body, the first one first. */
export function rankedBy(body: Body, callId: number) {
  return TypicalCase.query().where({ callId, recommendingBody: body }).orderBy('recommendedRank')
}

/** What waits for one body. */
export function waitingAt(body: Body, callId: number) {
  const waiting = TypicalCase.query().where({ callId, state: 'submitted' }).orderBy('submittedAt').orderBy('id')
  if (body === 'alliance') return waiting.where('recommender', 'alliance')
  return waiting.where('recommender', 'district').where('districtCode', body.slice('district/'.length))
}

/** 退回: with the reason, to be handed in anew while the call is open. */
export function giveBackCase(
  row: TypicalCase,
  by: Person,
  { opinion, version }: { opinion: string; version?: number }
) {
  return typicalCaseWorkflow.take('giveBack', row, {
    ...{ by, version, details: { opinion } },
    also: (trx) => ruled(trx, row, by, 'giveBack', opinion),
  })
}

type Recommending = { opinion: string; rank: number; version?: number; also?: (trx: Trx) => Promise<unknown> }

/**
 * Recommends a case with an opinion and a rank that no other case of the body has.
 *
 * @throws StepNotAllowed `call_over` when the call is concluded, `rank_taken`, `recommender_quota`
 */
export async function recommendCase(row: TypicalCase, by: Person, { opinion, rank, version, also }: Recommending) {
  const body = bodyOf(row)!
  try {
    await inTransaction(async (trx) => {
      /** Before anything is written: whoever waits here holds nothing that others wait for. */
      const call = await holdCall(trx, row.callId)
      await typicalCaseWorkflow.takeIn(trx, 'recommend', row, {
        ...{ by, version, details: { body } },
        set: {
          ...{ recommended_rank: rank, recommending_body: body, recommendation: opinion, recommended_by_id: by.id },
        },
        also: async () => {
          await refuseBeyondQuota(trx, call, body)
          await also?.(trx)
          await ruled(trx, row, by, 'recommend', opinion)
        },
      })
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('recommend', 'rank_taken')
    throw error
  }
  await row.refresh()
}

/** All who recommend in a call wait here for each other, so that nobody counts what another one is about to add. */
async function holdCall(trx: Trx, callId: number) {
  await trx.from('case_calls').where({ id: callId }).forUpdate().select('id').firstOrFail()
  return CaseCall.findOrFail(callId, { client: trx })
}

async function refuseBeyondQuota(trx: Trx, call: CaseCall, body: Body) {
  if (!['published', 'closed'].includes(call.state)) throw new StepNotAllowed('recommend', 'call_over')
  const [{ total }] = await trx
    .from('typical_cases')
    .where({ call_id: call.id, recommending_body: body })
    .count('* as total')
  if (Number(total) > call.quotaRecommender)
    throw new StepNotAllowed('recommend', 'recommender_quota', null, { most: `${call.quotaRecommender}` })
}

/**
 * 调整推荐排序: all ranked cases of a body anew, while the call is open.
 *
 * @param ranks by case; different from each other, from 1 to the quota
 * @throws StepNotAllowed `call_closed`; `edited_meanwhile` when the body's cases are not those any more
 */
export async function rankAnew(callId: number, body: Body, ranks: ReadonlyMap<number, number>, by: Person) {
  await inTransaction(async (trx) => {
    const call = await holdCall(trx, callId)
    if (call.state !== 'published') throw new StepNotAllowed('recommend', 'call_closed')
    const rows = await TypicalCase.query({ client: trx }).where({ callId, recommendingBody: body }).forUpdate()
    const isSame = rows.length === ranks.size && rows.every(({ id }) => ranks.has(id))
    if (!isSame) throw new StepNotAllowed('recommend', 'edited_meanwhile')

    const moved = rows.filter(({ id, recommendedRank }) => ranks.get(id) !== recommendedRank)
    const ids = moved.map(({ id }) => id)
    await trx.from('typical_cases').whereIn('id', ids).update({ recommended_rank: null })
    for (const { id, recommendedRank: before } of moved) {
      const rank = ranks.get(id)!
      await trx.from('typical_cases').where({ id }).update({ recommended_rank: rank, updated_at: sqlTime() })
      await typicalCaseWorkflow.tell(trx, 'typical_case.ranked_anew', id, by, { before, rank, body })
    }
  })
}

/** The decision, bound to the version it was made on. */
export async function ruled(trx: Trx, row: TypicalCase, by: Actor, step: string, opinion: string) {
  const { type, id, round } = subjectOf(row)
  const newest = await Submission.newestOf(type, id, trx)
  await decide(trx, by, {
    subject: { type, id, round },
    step,
    decision: step,
    opinion,
    contentHash: newest?.contentHash,
  })
}
