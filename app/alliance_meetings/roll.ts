import AllianceMember from '#app/alliance/alliance_member'
import type { Trx } from '#app/core/dialect'
import type AllianceMeeting from './alliance_meeting.js'
import { votingMembers } from './organ_members.js'

/** 应到: from its opening on a meeting is of those who sat in its organ then, whatever it decides about the organ. */
export async function callRoll(trx: Trx, { id, organ }: AllianceMeeting) {
  const members = await votingMembers(organ, trx)
  const roll = JSON.stringify(members.map((member) => member.id))
  await trx.from('alliance_meetings').where({ id }).update({ roll })
}

/** Who has a vote in a meeting now. Whoever lost it since the opening has none. */
export function membersOf(meeting: Pick<AllianceMeeting, 'organ' | 'roll'>, trx?: Trx) {
  if (!meeting.roll) return votingMembers(meeting.organ, trx)
  return onRoll(meeting.roll, trx).withScopes((scopes) => scopes.withRights())
}

/** Everybody for whom it was opened, expelled since or not. */
export function rollOf(meeting: Pick<AllianceMeeting, 'organ' | 'roll'>, trx?: Trx) {
  return meeting.roll ? onRoll(meeting.roll, trx) : votingMembers(meeting.organ, trx)
}

function onRoll(roll: number[], trx?: Trx) {
  return AllianceMember.query({ client: trx }).whereIn('id', roll).orderBy('name').orderBy('id')
}
