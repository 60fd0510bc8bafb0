import { DateTime } from 'luxon'
import AllianceMember from '#app/alliance/alliance_member'
import { noteClass } from '#app/alliance/class_terms'
import type { MemberClass } from '#app/alliance/member_classes'
import type { MemberState } from '#app/alliance/member_workflow'
import { appointRepresentative } from '#app/alliance/representatives'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction } from '#app/core/dialect'
import type Organization from '#app/organizations/organization'
import type User from '#app/users/user'

type Facts = { state?: MemberState; memberClass?: MemberClass; joinedOn?: string; number?: string; until?: string }

let serial = 0

/** A member that is in the alliance already, with its representative and class: what comes before is not this test's. */
export async function makeMember(organization: Organization, representative: User, facts: Facts = {}) {
  const { state = 'active', memberClass = 'member_unit', joinedOn = beijingDay(), until = null } = facts
  const { id } = await AllianceMember.create({
    number: facts.number ?? `LM-T-${String(++serial).padStart(4, '0')}-${organization.id}`.slice(0, 20),
    organizationId: organization.id,
    name: organization.name,
    districtCode: organization.districtCode,
    ...{ memberClass, state, version: 0, round: 1, application: {}, tags: [] },
    profile: { serviceFields: ['search'], contactName: representative.name, contactPhone: '010-55550101' },
    stateSince: DateTime.fromISO(`${joinedOn}T09:00:00+08:00`),
    joinedOn: DateTime.fromISO(joinedOn),
    createdById: representative.id,
  })
  await inTransaction(async (trx) => {
    await noteClass(trx, { id, version: 0 }, { memberClass, from: joinedOn, until, basis: '测试' })
    await appointRepresentative(trx, { id }, representative.id)
    await trx.from('alliance_representatives').where('member_id', id).update({ from_on: joinedOn })
  })
  return AllianceMember.findOrFail(id)
}
