import { DateTime } from 'luxon'
import { applyForMembership } from '#app/alliance/application'
import { decisionKind } from '#app/alliance/decisions'
import { keepAlliance } from '#app/alliance/keeper'
import { standAt } from '#app/core/clock'
import type { Answers } from '#app/core/form'
import { sweepClocks } from '#app/workflow/clock_sweep'
import { drainOutbox } from '#jobs/drain'
import { lapses } from '#start/workflows'
import type { World } from '../world.js'
import { actor } from './applications.js'
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
    profile: { serviceFields: ['patent'], contactName: representative.name, contactPhone: '010-55550101' },
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

/** What an institution fills in, acceptable as it is. */
export const APPLICATION = {
  intro: '面向高校师生和企业提供专利信息检索与分析服务。',
  points: '市级网点一处',
  serviceFields: ['patent'],
  contribution: '每季度共享一个利用案例，承担培训。',
  contactName: '林知远',
  contactTitle: '馆员',
  contactPhone: '010-55550101',
  contactEmail: 'contact@org.example',
  publicText: '为科研团队提供专利导航。',
  website: 'https://library.example',
  wantsMail: 'yes',
}

/** 海淀 applies: what comes before the desk of the secretariat. */
export async function applied({ organizations, people }: World) {
  const asked = { application: APPLICATION, representativeId: people.operator.id }
  return applyForMembership(organizations.haidian, actor(people.principal), asked, async () => {})
}

export const RESOLUTION = { meetingNumber: '理事会〔2026〕1号', votes: '应到 9，实到 8，同意 7，反对 0，弃权 1' }

/** A meeting adopts it: through the same door that meetings use. */
export async function adopt(
  code: string,
  member: AllianceMember,
  by: User,
  facts: Answers = {},
  meetingNumber = RESOLUTION.meetingNumber
) {
  const { votes } = RESOLUTION
  await inTransaction((trx) => decisionKind(code)!.apply(trx, { member, by: actor(by), meetingNumber, votes, facts }))
  return AllianceMember.findOrFail(member.id)
}

/** Time passes until noon of a day, and whatever is due by then is done. */
export async function passTo(day: string) {
  standAt(new Date(`${day}T04:00:00Z`))
  await sweepClocks(lapses)
  await keepAlliance()
  await drainOutbox()
}
