import AllianceMember from '#app/alliance/alliance_member'
import { orderSupplement, applyForMembership } from '#app/alliance/application'
import { noteEntry } from '#app/alliance/entry_workflow'
import { proposeHandover } from '#app/alliance/handover_workflow'
import { draftMailing, sendMailing } from '#app/alliance/mailing_workflow'
import MemberCertificate from '#app/alliance/member_certificate'
import { addPartner } from '#app/alliance/partner_workflow'
import { openReview, proposeExpulsion } from '#app/alliance/proceedings'
import { fillSeat } from '#app/alliance/seat_workflow'
import YearlyCheck from '#app/alliance/yearly_check'
import { openChecks } from '#app/alliance/yearly_checks'
import { beijingDay } from '#app/core/beijing_day'
import type { World } from '../world.js'
import { APPLICATION, makeMember } from './alliance.js'
import { actor } from './applications.js'

/** Something on every page of the alliance: a member with everything, one that puts its application right. */
export async function furnishedAlliance({ organizations, people }: World) {
  const by = actor(people.secretariat)
  const today = beijingDay()
  const lastYear = `${Number(today.slice(0, 4)) - 1}`
  const facts = { memberClass: 'council_unit', joinedOn: `${lastYear}-03-02`, until: '2099-03-01' } as const
  const { id } = await makeMember(organizations.haidian, people.operator, facts)
  const member = () => AllianceMember.findOrFail(id)
  for (const kind of ['activity', 'breach'])
    await noteEntry(await member(), by, {
      kind,
      title: '京津冀信息服务对接会',
      happenedOn: today,
      text: '三地联合举办。',
    })
  await openChecks(`${today.slice(0, 4)}-01-05`)
  const check = await YearlyCheck.firstOrFail()
  const grounds = '经核实虚报培训人次，违反自律公约。'
  const proceeding = await openReview(await member(), by, { cause: 'breach', grounds })
  await proposeExpulsion(proceeding, by, { opinion: grounds })
  await proposeHandover(await member(), actor(people.principal), people.principal.id)
  const asked = { application: APPLICATION, representativeId: people.chaoyangPrincipal.id }
  const applicant = await applyForMembership(
    organizations.chaoyang,
    actor(people.chaoyangPrincipal),
    asked,
    async () => {}
  )
  await orderSupplement(applicant, by, { defects: [{ field: 'intro', note: '请写明专职人员情况。' }] })
  const seat = { organ: 'secretariat', post: '秘书长', person: '谢知微', unit: '联盟秘书处', fromOn: today }
  await fillSeat(by, { ...seat, basis: '理事会〔2026〕1号' })
  const partner = await addPartner(by, {
    ...{ name: '津沽知识产权信息中心', region: 'tianjin', fields: '专利检索', contactName: '赵予安' },
    ...{ wantsMail: 'yes', contactEmail: 'zhao@partner.example', sinceOn: today },
  })
  const letter = { subject: '理事会会议通知', body: '定于下月召开理事会，请派代表参加。', classes: [], regions: [] }
  const draft = await draftMailing(by, letter)
  const sent = await draftMailing(by, { ...letter, subjectEn: 'Council meeting', bodyEn: 'It meets next month.' })
  await sendMailing(sent, by)
  const { code } = (await MemberCertificate.currentOf(await member()))!
  return {
    ...{ member: id, applicant: applicant.id, check: check.id, proceeding: proceeding.id, partner: partner.id },
    ...{ draft: draft.id, sent: sent.id, code },
  }
}
