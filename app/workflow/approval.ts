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
