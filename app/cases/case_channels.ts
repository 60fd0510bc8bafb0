import AllianceMember from '#app/alliance/alliance_member'
import type CaseCall from '#app/case_calls/case_call'
import { callStanding } from '#app/case_calls/open_calls'
import Designation from '#app/designations/designation'
import ExternalTitle from '#app/titles/external_title'
import StepNotAllowed from '#app/workflow/step_not_allowed'

/** 报送渠道: who recommends a case, or nobody. */
export const channels = ['district', 'alliance', 'direct'] as const

export type Channel = (typeof channels)[number]

/** The channels that the call and the unit's standing allow. */
export async function channelsFor({ directEntry }: Pick<CaseCall, 'directEntry'>, organizationId: number) {
  const isMember = await AllianceMember.query()
    .withScopes((scopes) => scopes.inAlliance())
    .where({ organizationId })
    .select('id')
    .first()
  const isDirect = directEntry === 'everybody' || (directEntry === 'titled' && (await isTitled(organizationId)))
  return channels.filter((channel) => channel === 'district' || (channel === 'alliance' ? isMember : isDirect))
}

/** Holds a title of the city in force, or one that others conferred. */
async function isTitled(organizationId: number) {
  const point = await Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .where({ organizationId })
    .select('id')
    .first()
  return point !== null || (await ExternalTitle.heldBy(organizationId).select('id').first()) !== null
}

/** @throws StepNotAllowed `call_closed`, `call_not_yet`, `call_over` */
export function refuseOutsideWindow(call: CaseCall, step: string) {
  const standing = callStanding(call)
  if (standing === 'coming') throw new StepNotAllowed(step, 'call_not_yet')
  if (standing === 'over') throw new StepNotAllowed(step, 'call_over')
  if (standing !== 'open') throw new StepNotAllowed(step, 'call_closed')
}
