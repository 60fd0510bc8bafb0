import { sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { ApprovalSchema } from '#database/schema'

/** One decision of one person: who, when, on which content, in which words. Never changed. */
export default class Approval extends ApprovalSchema {}

export type Decision = {
  subject: { type: string; id: number; round: number }
  step: string
  decision: string
  opinion?: string | null
  minutesNumber?: string | null
  contentHash?: string | null
}

export async function decide(trx: Trx, by: Actor, decision: Decision) {
  await trx.table('approvals').insert({
    subject_type: decision.subject.type,
    subject_id: decision.subject.id,
    round: decision.subject.round,
    step: decision.step,
    decision: decision.decision,
    opinion: decision.opinion ?? null,
    minutes_number: decision.minutesNumber ?? null,
    by_id: by.id,
    by_name: by.name,
    acting_for_id: by.actingFor?.id ?? null,
    acting_for_name: by.actingFor?.name ?? null,
    content_hash: decision.contentHash ?? null,
    created_at: sqlTime(),
  })
}

/** To be asked beside other things: the steps this person has decided, joined by commas. */
export function stepsBy(trx: Trx, { type, id }: { type: string; id: number }, personId: number | null) {
  const own = { subject_type: type, subject_id: id, by_id: personId }
  return trx.from('approvals').where(own).select(trx.raw('group_concat(distinct step)'))
}
