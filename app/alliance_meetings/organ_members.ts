import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Trx } from '#app/core/dialect'
import { beijingDay } from '#app/core/beijing_day'
import AllianceMember from '#app/alliance/alliance_member'
import { councilClasses, type MemberClass } from '#app/alliance/member_classes'
import type { Organ } from '#app/alliance/organs'

/** Those organs that meet; the secretariat works. */
export const meetingOrgans = [
  'general_assembly',
  'council',
  'standing_council',
  'expert_committee',
] as const satisfies readonly Organ[]

export type MeetingOrgan = (typeof meetingOrgans)[number]

const STANDING: readonly MemberClass[] = ['chair_unit', 'vice_chair_unit']

/** The members of an organ that have a vote in it today: one organisation, one vote. */
export function votingMembers(organ: MeetingOrgan, trx?: Trx): Members {
  const members = AllianceMember.query({ client: trx })
    .withScopes((scopes) => scopes.withRights())
    .orderBy('name')
    .orderBy('id')
  return sittingIn(organ, members)
}

type Members = ModelQueryBuilderContract<typeof AllianceMember>

/** Narrows members to those that sit in an organ today. A term that is over gives no seat. */
export function sittingIn(organ: MeetingOrgan, members: Members): Members {
  if (organ === 'general_assembly') return members
  if (organ === 'expert_committee')
    return members.whereIn('id', (seats) => {
      void seats.from('alliance_seats').where({ organ, state: 'held' }).whereNotNull('member_id').select('member_id')
    })
  const classes = organ === 'council' ? councilClasses : STANDING
  return members
    .whereIn('memberClass', [...classes])
    .where((running) => void running.whereNull('termUntil').orWhere('termUntil', '>=', beijingDay()))
}
