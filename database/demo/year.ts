import { DateTime } from 'luxon'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, now } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import Designation from '#app/designations/designation'
import { designationTypes } from '#app/service_points/designation_types'
import type { ApplicationState } from '#app/service_points/point_application_workflow'
import PointBatch from '#app/service_points/point_batch'
import { closeBatch, draftBatch, openBatch } from '#app/service_points/point_batch_workflow'
import { Story } from './application_story.js'
import { at } from './moments.js'
import type { DemoOrganization, DemoPeople } from './people.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** How a year of applications ended, or how far the running ones have come: state and number. */
const FIRST_CALL: [ApplicationState | 'upheld', number][] = [
  ['recognized', 26],
  ['rejected', 4],
  ['upheld', 1],
  ['not_accepted', 3],
  ['withdrawn', 2],
]
const SECOND_CALL: [ApplicationState, number][] = [
  ['draft', 5],
  ['submitted', 6],
  ['supplement_required', 3],
  ['district_review', 5],
  ['verification', 5],
  ['expert_review', 5],
  ['deliberation', 3],
  ['public_notice', 4],
  ['objection_handling', 1],
  ['recognized', 1],
]

/** Days from the first line to the last act of what still runs today. */
const DAYS_TO: Partial<Record<ApplicationState | 'upheld', number>> = {
  draft: 0,
  submitted: 1,
  supplement_required: 4,
  district_review: 3,
  verification: 10,
  expert_review: 14,
  deliberation: 17,
  public_notice: 24,
  objection_handling: 25,
}

/** Tells a year in the network with the verbs of the system itself, at the days on which it happened. */
export async function seedYear(people: DemoPeople, organizations: DemoOrganization[], tell: (line: string) => void) {
  const today = beijingDay(new Date())
  const before = new Set((await Designation.query()).map(({ organizationId }) => organizationId))
  const verified = organizations.filter(
    ({ organization }) => organization.state === 'verified' && !before.has(organization.id)
  )
  /** Every third institution first, so that the first points lie all over the city. */
  const spread = [0, 1, 2].flatMap((turn) => verified.filter((_host, n) => n % 3 === turn))
  try {
    const first = await seedBatch(people, addDays(today, -330), addDays(today, -270))
    await seedApplications(first, FIRST_CALL, people, spread, { from: -325 }, tell)
    at(addDays(today, -200))
    await closeBatch(first, actor(people.head))

    const points = new Set((await Designation.query()).map(({ organizationId }) => organizationId))
    const second = await seedBatch(people, addDays(today, -70), addDays(today, 14))
    const others = verified.filter(({ organization }) => !points.has(organization.id)).reverse()
    await seedApplications(second, SECOND_CALL, people, others, { from: -62 }, tell)
  } finally {
    leaveMoment()
  }
}

export async function seedBatch(people: DemoPeople, opensOn: string, closesOn: string) {
  at(addDays(opensOn, -3))
  const preset = designationTypes.municipal_point
  const year = now().getUTCFullYear()
  const earlier = (await PointBatch.calls().where('year', year)).length
  const batch = await draftBatch(
    {
      designationType: 'municipal_point',
      title: `${year} 年第${earlier === 0 ? '一' : '二'}批市级知识产权信息公共服务网点`,
      year,
      opensOn: DateTime.fromISO(opensOn),
      closesOn: DateTime.fromISO(closesOn),
      districtStep: preset.districtStep,
      supplementLapse: preset.supplementLapse,
      minimumExperts: preset.minimumExperts,
      noticeDays: preset.noticeDays,
      validityYears: preset.validityYears,
      rubric: preset.rubric,
      guidance: '请按申报表逐项填写，由单位负责人提交；区知识产权局初审后报市局核验。',
    },
    actor(people.handlers[0])
  )
  await openBatch(batch, actor(people.head))
  return batch
}

type Span = { from: number }

async function seedApplications(
  batch: PointBatch,
  plan: [ApplicationState | 'upheld', number][],
  people: DemoPeople,
  organizations: DemoOrganization[],
  span: Span,
  tell: (line: string) => void
) {
  const goals = plan.flatMap(([goal, count]) => Array.from({ length: count }, () => goal))
  for (const [n, goal] of goals.entries()) {
    const today = beijingDay(new Date())
    const reached = batch.state === 'open' && span.from > -100 ? DAYS_TO[goal] : undefined
    const offset = reached === undefined ? span.from + ((n * 7) % 20) : -(reached + 1 + ((n * 5) % 9))
    await new Story(batch, organizations[n], people, n, addDays(today, offset)).tellUntil(goal)
    if (n % 10 === 9) tell(`${batch.title}: ${n + 1} / ${goals.length}`)
  }
}
