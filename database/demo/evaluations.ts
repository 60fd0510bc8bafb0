import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { takeCycleStep } from '#app/evaluations/evaluation_cycle_acts'
import { choosePart, planCycle } from '#app/evaluations/plan_cycle'
import { scopeOf } from '#app/evaluations/scope_of_cycle'
import { pointsOfYear } from '#app/evaluation_figures/points_of_year'
import { createSystemIn, proposeIn, publishIn } from '#app/indicators/indicator_version_workflow'
import { standardContent } from '#app/indicators/standard_content'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type { seedOfficials } from './people.js'

type Officials = Awaited<ReturnType<typeof seedOfficials>>

type Person = ReturnType<typeof person>

const person = (user: User) => ({ ...actorFor(user), id: user.id })

/**
 * Two evaluations: of the year before last, opened in its January for the rooms above to bring to its end, and of last
 * year, in which points write their self-assessments today.
 */
export async function seedEvaluations(officials: Officials) {
  const today = beijingDay()
  const year = Number(today.slice(0, 4))
  await concluded(officials, year - 2)
  leaveMoment()
  await running(officials, year - 1, addDays(today, 18))
}

async function concluded({ handlers: [handler], head }: Officials, year: number) {
  if ((await pointsOfYear(year).limit(1)).length === 0) return
  const by = person(handler)
  standAt(new Date(`${year}-12-20T02:00:00Z`))
  await inTransaction(async (trx) => {
    const names = { nameZh: `${year} 年度网点效能评估指标体系`, nameEn: `Evaluation of points ${year}` }
    const version = await createSystemIn(trx, names, year, standardContent, by)
    await proposeIn(trx, version, by)
    await publishIn(trx, version, person(head))
  })
  standAt(new Date(`${year + 1}-01-04T02:00:00Z`))
  const cycle = await planCycle(planOf(year, `${year + 1}-01-16`), by)
  await leaveOutSilent(cycle, by)
  await takeCycleStep('open', cycle, by)
}

/** Points that were brought in from the old register have nobody who could write. */
async function leaveOutSilent(cycle: EvaluationCycle, by: Person) {
  const reason = '登记册转入的网点，尚未开通账号，本年度不参评。'
  for (const { point } of await scopeOf(cycle)) {
    if (await User.query().where({ organizationId: point.organizationId, isActive: true }).first()) continue
    await choosePart(cycle, { designationId: point.id, name: point.name, part: null, reason }, by)
  }
}

async function running({ handlers: [handler] }: Officials, year: number, selfDueOn: string) {
  if ((await pointsOfYear(year).limit(1)).length === 0) return
  const by = person(handler)
  const cycle = await planCycle(planOf(year, selfDueOn), by)
  const fresh = (await scopeOf(cycle)).find(({ byRule }) => byRule.rule === 'part_year')
  if (fresh) {
    const { id: designationId, name } = fresh.point
    const reason = '服务场地下半年才启用，本年度参评不定等。'
    await choosePart(cycle, { designationId, name, part: 'no_grade', reason }, by)
  }
  await takeCycleStep('open', cycle, by)
}

const planOf = (year: number, selfDueOn: string) => ({
  ...{ year, selfDueOn, title: `${year} 年度网点效能评估`, seats: 3 },
  basis: `关于开展${year}年度知识产权信息公共服务网点效能评估的通知（京知局〔${year + 1}〕2号）`,
})
