import type AllianceMember from './alliance_member.js'

/** What of a member leaves the house: no person, no telephone. */
export function publicMember(member: AllianceMember) {
  const { id, name, number, districtCode, joinedOn, profile } = member
  return {
    ...{ id, name, number, districtCode },
    memberClass: member.standingClass,
    joinedOn: joinedOn!.toISODate()!,
    serviceFields: (profile.serviceFields ?? []) as string[],
    text: (profile.publicText ?? null) as string | null,
    website: (profile.website ?? null) as string | null,
  }
}
