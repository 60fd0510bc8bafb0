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

  const people = {
    operator: await makeUser('林知远', ['operator'], { organizationId: haidian.id }),
    principal: await makeUser('苏映川', ['principal'], { organizationId: haidian.id }),
    chaoyangPrincipal: await makeUser('许砚秋', ['operator', 'principal'], {
      organizationId: chaoyang.id,
    }),
    changpingPrincipal: await makeUser('邵清和', ['operator', 'principal'], {
      organizationId: changping.id,
    }),
    haidianReviewer: await makeUser('周若宁', ['district_reviewer'], { districtCode: '110108' }),
    chaoyangReviewer: await makeUser('温景行', ['district_reviewer'], { districtCode: '110105' }),
    handler: await makeUser('沈怀瑾', ['bureau_handler']),
    head: await makeUser('高一鸣', ['division_head']),
    leader: await makeUser('顾长青', ['bureau_leader']),
    administrator: await makeUser('陆文舟', ['administrator']),
    secretariat: await makeUser('谢知微', ['alliance_secretariat']),
    experts: [
      await makeUser('程秋实', ['expert'], { employer: '京原大学' }),
      await makeUser('何惟一', ['expert'], { employer: '永定河研究院' }),
      await makeUser('叶承志', ['expert'], { employer: '妫川律师事务所' }),
      await makeUser('方知白', ['expert'], { employer: '燕麓大学图书馆' }),
    ],
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

/** E-mail addresses are `<number>@people.example`. */
export async function makeUser(name: string, roles: Role[], more: Partial<User> = {}) {
  hashed ??= await hash.make(PASSWORD)
  const [{ last }] = await db.from('users').max('id as last')
  await db.table('users').insert({
    email: `${Number(last ?? 0) + 1}@people.example`,
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
  })
  return User.query().orderBy('id', 'desc').firstOrFail()
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
