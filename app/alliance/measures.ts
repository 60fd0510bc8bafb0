import type { Actor } from '#app/users/actor'
import type AllianceMember from './alliance_member.js'
import { memberWorkflow } from './member_workflow.js'

type Ruling = { opinion: string; version?: number }

/** 警示、暂停 and their end, by the secretariat; a council may end a suspension by vote (decisions.ts). */

export function warnMember(member: AllianceMember, by: Actor, { opinion, version }: Ruling) {
  return memberWorkflow.take('warn', member, { by, version, details: { opinion } })
}

export function liftWarning(member: AllianceMember, by: Actor, { opinion, version }: Ruling) {
  return memberWorkflow.take('liftWarning', member, { by, version, details: { opinion } })
}

/** Until a day, the last one; then it resumes by itself (keeper.ts). */
export function suspendMember(
  member: AllianceMember,
  by: Actor,
  { opinion, until, version }: Ruling & { until: string }
) {
  const set = { suspended_until: until }
  return memberWorkflow.take('suspend', member, { by, version, set, details: { opinion, until } })
}

export function resumeMember(member: AllianceMember, by: Actor, { opinion, version }: Ruling) {
  const set = { suspended_until: null }
  return memberWorkflow.take('resume', member, { by, version, set, details: { opinion } })
}
