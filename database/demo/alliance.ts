import { Readable } from 'node:stream'
import type AllianceMember from '#app/alliance/alliance_member'
import { applyForMembership, orderSupplement, passCheck, tagMember } from '#app/alliance/application'
import { decisionKind } from '#app/alliance/decisions'
import { noteEntry } from '#app/alliance/entry_workflow'
import { proposeHandover } from '#app/alliance/handover_workflow'
import { askWithdrawal, withdraw } from '#app/alliance/leaving'
import { draftMailing, sendMailing } from '#app/alliance/mailing_workflow'
import { suspendMember, warnMember } from '#app/alliance/measures'
import type { MemberClass } from '#app/alliance/member_classes'
import { fileRule } from '#app/alliance/member_files'
import { addPartner } from '#app/alliance/partner_workflow'
import { openReview, proposeExpulsion } from '#app/alliance/proceedings'
import { fillSeat } from '#app/alliance/seat_workflow'
import YearlyCheck from '#app/alliance/yearly_check'
import { confirmCheck, openChecks, passCheck as passYear, warnByCheck } from '#app/alliance/yearly_checks'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import { holdAssembly } from './alliance_meetings.js'
import { makeFile } from './files.js'
import type { DemoOrganization, DemoPeople } from './people.js'
import { deliverRecent } from './moments.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
const today = beijingDay(new Date())
const lastYear = Number(today.slice(0, 4)) - 1

const FIELDS = [['patent'], ['patent', 'trademark'], ['trademark', 'geographical_indication'], ['patent', 'copyright']]
const CLASSES: Record<number, MemberClass> = {
  ...{ 0: 'chair_unit', 1: 'vice_chair_unit', 2: 'vice_chair_unit' },
  ...{ 3: 'council_unit', 4: 'council_unit', 5: 'council_unit', 6: 'council_unit' },
}
const MEMBERS = 16

/** Members of all classes and in every state, through what they and the secretariat really did. */
export async function seedAlliance({ secretariat }: DemoPeople, organizations: DemoOrganization[]) {
  const by = actor(secretariat)
  const [joining, later] = [organizations.slice(0, MEMBERS), organizations.slice(MEMBERS, MEMBERS + 4)]
  try {
    at(`${lastYear}-05-12`)
    const members: AllianceMember[] = []
    for (const [n, one] of joining.entries()) members.push(await join(one, n, by))
    at(`${lastYear}-05-28`)
    for (const [n, member] of members.entries()) {
      await decideIn('admission', member, by, `理事会〔${lastYear}〕1号`)
      if (CLASSES[n]) await decideIn('election', member, by, `成员大会〔${lastYear}〕1号`, { memberClass: CLASSES[n] })
    }
    await fillSeats(by, members)
    await seedYear(secretariat, members, joining)
    await seedMeasures(by, members, joining)
    await seedApplications(by, later)
    await seedLetters(by)
  } finally {
    leaveMoment()
  }
  await deliverRecent()
}

async function join({ organization, principal, operator, institution }: DemoOrganization, n: number, by: Person) {
  const application = {
    intro: `${institution.name}长期开展知识产权信息服务，有专职人员和固定服务场所。`,
    points: '市级网点一处',
    serviceFields: FIELDS[n % FIELDS.length],
    contribution: '共享典型案例，承担联盟培训和数据报送。',
    ...{ contactName: operator.name, contactTitle: operator.title, contactPhone: `010-5555${String(1000 + n)}` },
    contactEmail: operator.email,
    publicText: '面向企业、高校和公众提供检索、分析和培训。',
    website: null,
    wantsMail: n % 7 === 5 ? 'no' : 'yes',
  }
  const asked = { application, representativeId: operator.id }
  const member = await applyForMembership(organization, actor(principal), asked, (trx, row) =>
    attachPapers(trx, row, principal)
  )
  if (n < MEMBERS) await passCheck(member, by, { opinion: '材料齐全，符合章程，提交理事会审议。' })
  return member
}

type Person = ReturnType<typeof actor>

async function attachPapers(trx: Trx, { id, organizationId, name }: AllianceMember, user: User) {
  for (const [purpose, label] of [
    ['application_form', '入盟申请表'],
    ['legal_person', '法人证书'],
  ]) {
    const received = await receiveFile(Readable.from([await makeFile('pdf', label)]), `${name}-${label}.pdf`, fileRule)
    const owner = { subjectType: 'alliance_member', subjectId: id, purpose, organizationId, uploadedById: user.id }
    await keepFile(trx, received, owner, actorFor(user))
  }
}

async function decideIn(code: string, member: AllianceMember, by: Person, meetingNumber: string, facts: Answers = {}) {
  const votes = '应到 15，实到 13，同意 12，反对 0，弃权 1'
  await inTransaction((trx) => decisionKind(code)!.apply(trx, { member, by, meetingNumber, votes, facts }))
  await member.refresh()
}

async function fillSeats(by: Person, members: AllianceMember[]) {
  const basis = `成员大会〔${lastYear}〕1号`
  const seats = [
    ['council', '理事长', '秦望舒', members[0].name],
    ['standing_council', '常务理事', '孟听雨', members[1].name],
    ['standing_council', '常务理事', '柏临风', members[2].name],
    ['secretariat', '秘书长', by.name, '联盟秘书处'],
    ['expert_committee', '主任委员', '程秋实', '京原大学'],
    ['expert_committee', '委员', '何惟一', '永定河研究院'],
  ]
  for (const [organ, post, person, unit] of seats)
    await fillSeat(by, { organ, post, person, unit, fromOn: `${lastYear}-05-28`, basis })
}

/** Duties of both years, and the check of last year: passed by most, one warned, one that nobody confirmed. */
async function seedYear(secretariat: User, members: AllianceMember[], people: DemoOrganization[]) {
  const by = actor(secretariat)
  const idle = members.filter((_member, n) => n % 8 === 7).map(({ id }) => id)
  await holdAssembly(secretariat, `${lastYear}-11-17`, ({ id }) => idle.includes(id))
  at(`${lastYear}-11-18`)
  for (const member of members) {
    if (idle.includes(member.id)) continue
    for (const [kind, title] of [
      ['activity', '高校网点经验交流会'],
      ['activity', '专利导航开放日'],
      ['data', '年度服务数据报送'],
    ])
      await noteEntry(member, by, { kind, title, happenedOn: `${lastYear}-11-18` })
  }
  at(`${lastYear + 1}-01-06`)
  await openChecks()
  for (const [n, check] of (await YearlyCheck.query().orderBy('id')).entries()) {
    const operator = people[n]?.operator
    if (!operator || n === 9) continue
    const additions = { highlights: '完成案例共享、培训和数据报送，服务企业逾百家。', casesShared: 1 + (n % 3) }
    await confirmCheck(check, actor(operator), additions)
    if (n % 8 === 7) await warnByCheck(check, by, { opinion: '全年未参加活动，请对照公约整改。' })
    else if (n !== 8) await passYear(check, by, { opinion: '履职情况符合要求。' })
  }
  const recent = addDays(today, -45)
  at(recent)
  for (const [n, member] of members.entries())
    if (n !== 10) await noteEntry(member, by, { kind: 'activity', title: '京津冀信息服务对接会', happenedOn: recent })
  for (const member of members.slice(0, 3)) await tagMember(member, by, ['jing_jin_ji'])
  await tagMember(members[4], by, ['university', 'patent_navigation'])
}

async function seedMeasures(by: Person, members: AllianceMember[], people: DemoOrganization[]) {
  at(addDays(today, -30))
  for (const member of members) await member.refresh()
  await warnMember(members[11], by, { opinion: '两个季度未报送数据，予以警示。' })
  await noteEntry(members[11], by, { kind: 'breach', title: '未按期报送季度数据', happenedOn: addDays(today, -31) })
  await suspendMember(members[12], by, { opinion: '单位搬迁，暂停成员权利。', until: addDays(today, 60) })
  await askWithdrawal(members[13], actor(people[13].principal), { opinion: '业务调整，申请退盟。' }, async () => {})
  await members[13].refresh()
  await withdraw(members[13], by, { opinion: '书面通知和证书均已收到。' })
  await askWithdrawal(members[14], actor(people[14].principal), { opinion: '机构改革，申请退盟。' }, async () => {})
  at(addDays(today, -6))
  const grounds = '经核实虚报培训人次，违反自律公约第三条。'
  await proposeExpulsion(await openReview(members[15], by, { cause: 'breach', grounds }), by, { opinion: grounds })
  await proposeHandover(members[6], actor(people[6].principal), people[6].principal.id)
}

/** Two on the desk of the secretariat, one to be corrected, one before the vote. */
async function seedApplications(by: Person, later: DemoOrganization[]) {
  at(addDays(today, -5))
  for (const [n, one] of later.entries()) {
    const member = await join(one, MEMBERS + n, by)
    if (n === 1) await passCheck(member, by, { opinion: '材料齐全，提交理事会审议。' })
    if (n === 2)
      await orderSupplement(member, by, { defects: [{ field: 'intro', note: '请写明专职人员和服务场所情况。' }] })
  }
}

async function seedLetters(by: Person) {
  for (const [name, region, fields] of [
    ['津沽知识产权信息中心', 'tianjin', '专利检索、海外预警'],
    ['滹沱河大学图书馆', 'hebei', '高校专利信息服务'],
    ['白洋淀生产力促进中心', 'hebei', '中小企业商标服务'],
  ])
    await addPartner(by, {
      ...{ name, region, fields, cooperation: '共享案例、联合举办对接会。', website: null },
      ...{ contactName: '赵予安', contactEmail: 'partner@org.example', wantsMail: 'yes', sinceOn: `${lastYear}-09-01` },
    })
  const letter = { subjectEn: null, bodyEn: null, states: [], tags: [], districts: [] }
  at(addDays(today, -4))
  const sent = await draftMailing(by, {
    ...letter,
    ...{ classes: ['chair_unit', 'vice_chair_unit', 'council_unit'], regions: [] },
    ...{ subject: '理事会会议预通知', body: '拟于下月召开理事会，请各理事单位预留时间并报送议题。' },
  })
  await sendMailing(sent, by)
  await draftMailing(by, {
    ...letter,
    ...{ classes: [], regions: ['tianjin', 'hebei'] },
    ...{ subject: '京津冀对接会征集案例', body: '请各成员和协同伙伴推荐跨区域服务案例，截至本月底。' },
  })
}

/** Eleven in the morning in Beijing. */
function at(day: string) {
  standAt(new Date(`${day}T03:00:00Z`))
}
