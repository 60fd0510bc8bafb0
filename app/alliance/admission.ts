import { beijingDay } from '#app/core/beijing_day'
import { sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import Submission from '#app/workflow/submission'
import AllianceMember from './alliance_member.js'
import { noteClass } from './class_terms.js'
import { nextMemberNumber } from './member_numbers.js'
import { memberWorkflow, type MemberStep } from './member_workflow.js'
import { appointRepresentative } from './representatives.js'

/** On which meeting a decision rests, and how it was voted. */
export type Resolution = { meetingNumber: string; votes: string }

/** 准予入盟: number, first class, representative. */
export async function admit(trx: Trx, { id }: AllianceMember, by: Actor, resolution: Resolution) {
  const member = await AllianceMember.findOrFail(id, { client: trx })
  const number = member.number ?? (await nextMemberNumber(trx))
  const today = beijingDay()
  await resolve(trx, 'admit', member, by, resolution, {
    number,
    joined_on: today,
    left_on: null,
    updated_at: sqlTime(),
  })
  const first = { memberClass: 'member_unit', from: today, until: null, basis: resolution.meetingNumber } as const
  await noteClass(trx, { id, version: member.version + 1 }, first)
  await appointRepresentative(trx, member, member.representativeId!)
}

/** 不予入盟 */
export async function reject(trx: Trx, { id }: AllianceMember, by: Actor, resolution: Resolution) {
  await resolve(trx, 'reject', await AllianceMember.findOrFail(id, { client: trx }), by, resolution)
}

/** A step that a meeting decided on: bound to what was handed in, with the number of its minutes. */
export async function resolve(
  trx: Trx,
  step: MemberStep,
  member: AllianceMember,
  by: Actor,
  { meetingNumber, votes }: Resolution,
  set: Record<string, unknown> = {}
) {
  await memberWorkflow.takeIn(trx, step, member, { by, set, details: { meetingNumber, votes } })
  const submission = await Submission.query({ client: trx })
    .where({ subjectType: 'alliance_member', subjectId: member.id })
    .orderBy('round', 'desc')
    .first()
  await decide(trx, by, {
    subject: { type: 'alliance_member', id: member.id, round: member.round },
    step,
    decision: step,
    opinion: votes,
    minutesNumber: meetingNumber,
    contentHash: submission?.contentHash,
  })
}
