import { DateTime } from 'luxon'
import { createPerson, type Person } from '#app/accounts/people'
import { inTransaction } from '#app/core/dialect'
import type Organization from '#app/organizations/organization'
import { usccCheckCharacter } from '#app/organizations/uscc'
import { districtCodes } from '#app/organizations/districts'
import { registerOrganization, ruleOnRegistration } from '#app/registrations/registration_workflow'
import { actorFor, system } from '#app/users/actor'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import { attachDemoProof } from './files.js'
import { institutions, personName, type DemoInstitution } from './institutions.js'

/** One password for all demonstration people; `npm start` prints it. */
export const DEMO_PASSWORD = 'Jingzhi-2026'

export type DemoOrganization = {
  organization: Organization
  institution: DemoInstitution
  operator: User
  principal: User
}

export type DemoPeople = {
  handlers: User[]
  head: User
  leader: User
  administrator: User
  secretariat: User
  reviewers: Map<string, User>
  experts: User[]
}

let serial = 0

function person(email: string, roles: Role[], { name = personName(serial++), ...more }: Partial<Person> = {}) {
  const who = { ...more, email, name, roles, password: DEMO_PASSWORD }
  return inTransaction((trx) => createPerson(trx, who, system('demo:seed')))
}

const EMPLOYERS = ['京原大学', '永定河研究院', '妫川律师事务所', '燕麓大学图书馆', '清漪理工学院', '北太平庄信息研究院']

/** Officials of the bureau and the districts, and experts. */
export async function seedOfficials(): Promise<DemoPeople> {
  const people = {
    administrator: await person('admin@jingzhi.example', ['administrator'], {
      title: '系统管理员',
    }),
    secretariat: await person('secretariat@jingzhi.example', ['alliance_secretariat'], {
      title: '联盟秘书处秘书',
    }),
    leader: await person('leader@jingzhi.example', ['bureau_leader'], { title: '副局长' }),
    head: await person('head@jingzhi.example', ['division_head'], { title: '公共服务处处长' }),
    handlers: [
      await person('handler@jingzhi.example', ['bureau_handler'], { title: '公共服务处主任科员' }),
      await person('handler2@jingzhi.example', ['bureau_handler'], { title: '公共服务处科员' }),
    ],
    reviewers: new Map<string, User>(),
    experts: [] as User[],
  }
  for (const code of districtCodes) {
    const reviewer = await person(`district-${code.toLowerCase()}@jingzhi.example`, ['district_reviewer'], {
      districtCode: code,
      title: '知识产权科科员',
    })
    people.reviewers.set(code, reviewer)
  }
  for (let n = 1; n <= 12; n++) {
    const employer = EMPLOYERS[n % EMPLOYERS.length]
    people.experts.push(await person(`expert${n}@jingzhi.example`, ['expert'], { employer, title: '研究员' }))
  }
  await person('security@jingzhi.example', ['security_administrator'], { name: '纪慎行', title: '安全管理员' })
  await person('audit@jingzhi.example', ['audit_administrator'], { name: '白鉴明', title: '审计管理员' })
  return people
}

/** The invented institutions, registered by their first person and checked by the bureau. */
export async function seedOrganizations(handler: User): Promise<DemoOrganization[]> {
  const registered: DemoOrganization[] = []
  for (const [n, institution] of institutions.entries()) {
    const { organization, user } = await registerOrganization(
      factsOf(institution, n),
      {
        email: `principal${n + 1}@org.example`,
        name: personName(serial++),
        title: '主任',
        phone: `1380000${String(n).padStart(4, '0')}`,
        roles: ['principal'],
        password: DEMO_PASSWORD,
      },
      attachDemoProof
    )
    const operator = await person(`operator${n + 1}@org.example`, ['operator'], {
      organizationId: organization.id,
      title: '馆员',
    })
    if (n < institutions.length - 3) {
      await ruleOnRegistration('verify', organization, actorFor(handler), {
        opinion: '证照与登记信息一致。',
      })
    }
    registered.push({ organization, institution, operator, principal: user })
  }
  return registered
}

function factsOf({ name, hostType, affiliation, district, street }: DemoInstitution, n: number) {
  const kind = hostType === 'market_agency' || hostType === 'industrial_park' ? '91' : '12'
  const area = /^\d+$/.test(district) ? district : '110115'
  const first17 = `${kind}${area}${`MA${String(1000 + n)}DEM`}`.slice(0, 17)
  return {
    name,
    uscc: first17 + usccCheckCharacter(first17),
    hostType,
    affiliation,
    districtCode: district,
    address: `北京市${street}`,
    legalRepresentative: personName(500 + n),
    establishedOn: DateTime.fromISO(`${1978 + (n % 40)}-0${1 + (n % 9)}-15`),
  }
}
