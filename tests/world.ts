import db from '@adonisjs/lucid/services/db'
import hash from '@adonisjs/core/services/hash'
import { DateTime } from 'luxon'
import { sqlTime } from '#app/core/dialect'
import { now } from '#app/core/clock'
import { addDays, beijingDay } from '#app/calendar/working_days'
import Organization from '#app/organizations/organization'
import { usccCheckCharacter } from '#app/organizations/uscc'
import PointBatch from '#app/service_points/point_batch'
import User from '#app/users/user'
import type { Role } from '#app/users/roles'

export const PASSWORD = 'Jingzhi-2026'
let hashed: string | undefined

/** The same few named people and places in every test. */
export async function makeWorld() {
  const organizations = {
    /** 海淀: verified, applies in most tests. */
    haidian: await makeOrganization({
      name: '燕麓大学图书馆',
      district: '110108',
      serial: 'MA01ABCD5',
    }),
    /** 朝阳: verified, the other one, who must never see 海淀's papers. */
    chaoyang: await makeOrganization({
      name: '通惠科技情报所',
      district: '110105',
      serial: 'MA01ABCE5',
      hostType: 'sci_tech_info',
    }),
    /** 昌平: registered, not verified yet. */
    changping: await makeOrganization({
      name: '温榆产业园',
      district: '110114',
      serial: 'MA01ABCF5',
      state: 'pending',
      hostType: 'industrial_park',
    }),
  }
  const { haidian, chaoyang, changping } = organizations

  const [operator, principal, chaoyangPrincipal, changpingPrincipal, ...others] = await makeUsers([
    ['林知远', ['operator'], { organizationId: haidian.id }],
    ['苏映川', ['principal'], { organizationId: haidian.id }],
    ['许砚秋', ['operator', 'principal'], { organizationId: chaoyang.id }],
    ['邵清和', ['operator', 'principal'], { organizationId: changping.id }],
    ['周若宁', ['district_reviewer'], { districtCode: '110108' }],
    ['温景行', ['district_reviewer'], { districtCode: '110105' }],
    ['沈怀瑾', ['bureau_handler']],
    ['高一鸣', ['division_head']],
    ['顾长青', ['bureau_leader']],
    ['陆文舟', ['administrator']],
    ['谢知微', ['alliance_secretariat']],
    ['程秋实', ['expert'], { employer: '京原大学' }],
    ['何惟一', ['expert'], { employer: '永定河研究院' }],
    ['叶承志', ['expert'], { employer: '妫川律师事务所' }],
    ['方知白', ['expert'], { employer: '燕麓大学图书馆' }],
    ['纪慎行', ['security_administrator']],
    ['白鉴明', ['audit_administrator']],
  ])
  const [haidianReviewer, chaoyangReviewer, handler, head, leader, administrator, secretariat, ...last] = others
  const [experts, [securityAdministrator, auditAdministrator]] = [last.slice(0, 4), last.slice(4)]
  const people = {
    ...{ operator, principal, chaoyangPrincipal, changpingPrincipal, haidianReviewer, chaoyangReviewer },
    ...{ handler, head, leader, secretariat, experts },
    ...{ administrator, securityAdministrator, auditAdministrator },
  }

  return { organizations, people, batch: await makeBatch(people.head) }
}

export type World = Awaited<ReturnType<typeof makeWorld>>

type OrganizationFacts = {
  name: string
  district: string
  serial: string
  state?: string
  hostType?: string
}

export function makeOrganization({
  name,
  district,
  serial,
  state = 'verified',
  hostType = 'university',
}: OrganizationFacts) {
  const first17 = `91110108${serial}`
  return Organization.create({
    name,
    uscc: first17 + usccCheckCharacter(first17),
    hostType,
    affiliation: 'municipal',
    districtCode: district,
    address: '北京市示例路 1 号',
    legalRepresentative: '陈述白',
    establishedOn: DateTime.fromISO('2010-05-01'),
    state,
    version: 0,
    stateSince: DateTime.utc(),
  })
}

type NewUser = [name: string, roles: Role[], more?: Partial<User>]

export async function makeUser(...person: NewUser) {
  const [user] = await makeUsers([person])
  return user
}

/** All at once, as every test begins with seventeen. E-mail addresses are `<number>@people.example`. */
async function makeUsers(people: NewUser[]): Promise<User[]> {
  hashed ??= await hash.make(PASSWORD)
  const [{ last }] = await db.from('users').max('id as last')
  const before = Number(last ?? 0)
  const rows = people.map(([name, roles, more = {}], at) => ({
    email: `${before + at + 1}@people.example`,
    password: hashed,
    name,
    roles: JSON.stringify(roles),
    organization_id: more.organizationId ?? null,
    district_code: more.districtCode ?? null,
    employer: more.employer ?? null,
    locale: more.locale ?? 'zh-CN',
    is_active: true,
    session_epoch: 0,
    created_at: sqlTime(),
    updated_at: sqlTime(),
  }))
  await db.table('users').multiInsert(rows)
  return User.query().where('id', '>', before).orderBy('id')
}

export function makeBatch(by: User, more: Partial<PointBatch> = {}) {
  const today = beijingDay()
  return PointBatch.create({
    designationType: 'municipal_point',
    title: '2026 年第一批市级网点',
    year: now().getUTCFullYear(),
    state: 'open',
    version: 0,
    stateSince: DateTime.utc(),
    opensOn: DateTime.fromISO(addDays(today, -10)),
    closesOn: DateTime.fromISO(addDays(today, 20)),
    districtStep: true,
    minimumExperts: 3,
    noticeDays: 5,
    validityYears: 3,
    rubric: [
      { key: 'foundation', zh: '基础条件', en: 'Foundation', points: 30 },
      { key: 'service', zh: '服务能力与业绩', en: 'Service record', points: 50 },
      { key: 'plan', zh: '工作计划', en: 'Work plan', points: 20 },
    ],
    createdById: by.id,
    ...more,
  })
}
