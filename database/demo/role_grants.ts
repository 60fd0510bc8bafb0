import { changePerson, proposePerson, proposeReturn, setActive, type Person } from '#app/accounts/people'
import type RoleGrant from '#app/accounts/role_grant'
import { confirmGrant, refuseGrant } from '#app/accounts/role_grant_workflow'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import { at } from './moments.js'
import type { DemoPeople } from './people.js'

const officer = (user: User) => ({ ...actorFor(user), id: user.id })

/** What was given in the last weeks, what was not, and what waits for the security administrator. */
export async function seedRoleGrants({ administrator, reviewers }: DemoPeople) {
  const keeper = officer(administrator)
  const security = officer(await User.findByOrFail('email', 'security@jingzhi.example'))
  const propose = (person: Pick<Person, 'email' | 'name' | 'roles' | 'title' | 'districtCode'>, reason: string) =>
    proposePerson({ ...person, reason }, keeper)
  leaveMoment()
  const today = beijingDay()
  const daysAgo = (days: number, minutes = 0) => at(addDays(today, -days), minutes)
  try {
    daysAgo(20)
    const secretary = { name: '江映雪', title: '联盟秘书处秘书' }
    const second = { ...secretary, email: 'secretariat2@jingzhi.example', roles: ['alliance_secretariat' as const] }
    const confirmed = await propose(second, '联盟秘书处来函〔2026〕8 号')
    daysAgo(20, 40)
    await confirmGrant(confirmed, security)

    daysAgo(12)
    const temporary = { name: '秦守拙', title: '实习人员', roles: ['bureau_handler' as const] }
    const refused = await propose({ ...temporary, email: 'intern@jingzhi.example' }, '公共服务处口头申请')
    daysAgo(12, 90)
    await refuseGrant(refused, security, { opinion: '实习人员不具有经办资格，请由在编人员办理。' })

    daysAgo(6)
    const absent = await User.findByOrFail('email', second.email)
    await setActive(absent, false, keeper)

    daysAgo(2)
    await move(reviewers.get('110109')!, '110107', keeper)
    await proposeReturn(await absent.refresh(), keeper, '借调结束，本月返岗')
    daysAgo(1)
    const auditor = { name: '殷晚舟', title: '机关纪委干部', roles: ['audit_administrator' as const] }
    await propose({ ...auditor, email: 'audit2@jingzhi.example' }, '京知机纪〔2026〕5 号，增设一名审计管理员')
  } finally {
    leaveMoment()
  }
}

/** Goes on with the old district until the new one is confirmed. */
function move(user: User, districtCode: string, by: ReturnType<typeof officer>): Promise<RoleGrant | null> {
  const { name, title, roles } = user
  return changePerson(user, { name, title, roles, districtCode, reason: '区局轮岗通知' }, by)
}
