import { DateTime } from 'luxon'
import AllianceMember from '#app/alliance/alliance_member'
import { applyForMembership } from '#app/alliance/application'
import { noteClass } from '#app/alliance/class_terms'
import { decisionKind } from '#app/alliance/decisions'
import { noteEntry } from '#app/alliance/entry_workflow'
import { proposeHandover } from '#app/alliance/handover_workflow'
import { keepAlliance } from '#app/alliance/keeper'
import { draftMailing } from '#app/alliance/mailing_workflow'
import type { MemberClass } from '#app/alliance/member_classes'
import type { MemberState } from '#app/alliance/member_workflow'
import { addPartner } from '#app/alliance/partner_workflow'
import { openReview } from '#app/alliance/proceedings'
import { appointRepresentative } from '#app/alliance/representatives'
import { fillSeat } from '#app/alliance/seat_workflow'
import YearlyCheck from '#app/alliance/yearly_check'
import { openChecks } from '#app/alliance/yearly_checks'
import { beijingDay, beijingYear } from '#app/core/beijing_day'
import { standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import type Organization from '#app/organizations/organization'
import type User from '#app/users/user'
import { sweepClocks } from '#app/workflow/clock_sweep'
import { drainOutbox } from '#jobs/drain'
import { lapses } from '#start/workflows'
import type { World } from '../world.js'
import { actor } from './applications.js'

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

/** 海淀 is in since last March, and its operator speaks for it. */
export function joined({ organizations, people }: World, facts: Facts = {}) {
  const lastYear = beijingYear() - 1
  return makeMember(organizations.haidian, people.operator, { joinedOn: `${lastYear}-03-02`, ...facts })
}

/** A breach is noted; a duty done, where its kind is given. */
export function makeEntry({ people }: World, member: AllianceMember, kind = 'breach') {
  const facts = { kind, title: '京津冀信息服务对接会', happenedOn: beijingDay(), text: '三地联合举办。' }
  return noteEntry(member, actor(people.secretariat), facts)
}

export const GROUNDS = '经核实虚报培训人次，违反自律公约。'

export function makeReview({ people }: World, member: AllianceMember) {
  return openReview(member, actor(people.secretariat), { cause: 'breach', grounds: GROUNDS })
}

/** The principal is to speak for it. */
export function makeHandover({ people }: World, member: AllianceMember) {
  return proposeHandover(member, actor(people.principal), people.principal.id)
}

/** The sheet of a member's last year. */
export async function makeCheck({ id }: AllianceMember) {
  await openChecks(`${beijingYear()}-01-05`)
  return YearlyCheck.findByOrFail('memberId', id)
}

export function makeSeat({ people }: World) {
  const seat = { organ: 'secretariat', post: '秘书长', person: '谢知微', unit: '联盟秘书处', fromOn: beijingDay() }
  return fillSeat(actor(people.secretariat), { ...seat, basis: '理事会〔2026〕1号' })
}

export function makePartner({ people }: World) {
  return addPartner(actor(people.secretariat), {
    ...{ name: '津沽知识产权信息中心', region: 'tianjin', fields: '专利检索', contactName: '赵予安' },
    ...{ wantsMail: 'yes', contactEmail: 'zhao@partner.example', sinceOn: beijingDay() },
  })
}

export function makeMailing({ people }: World, more: Answers = {}) {
  const letter = { subject: '理事会会议通知', body: '定于下月召开理事会，请派代表参加。', classes: [], regions: [] }
  return draftMailing(actor(people.secretariat), { ...letter, ...more })
}
