import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment } from '#app/core/clock'
import Designation from '#app/designations/designation'
import type { Grade } from '#app/designations/yearly_grade'
import type Organization from '#app/organizations/organization'
import type PointBatch from '#app/service_points/point_batch'
import { closeBatch } from '#app/service_points/point_batch_workflow'
import type { ApplicationState } from '#app/service_points/point_application_workflow'
import { recordTitle } from '#app/titles/external_title_workflow'
import { noteGrade } from '#app/titles/note_grade'
import Recommendation from '#app/titles/recommendation'
import { confirmRecommendation, proposeRecommendation } from '#app/titles/recommendation_workflow'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import type { DemoOrganization, DemoPeople } from './people.js'
import { Story } from './application_story.js'
import { at } from './moments.js'
import { seedBatch } from './year.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** So many days ago the institutions registered. */
export const FIRST_DAY = 1240

/**
 * The points of the first call, three years ago: how many days ago they applied, their grades since, and how far the
 * renewal of their term has come by now. A term of three years ends about 1067 days after an application.
 */
const FIRST_POINTS: { daysAgo: number; grades: Grade[]; renewal?: { daysAgo: number; goal: ApplicationState } }[] = [
  { daysAgo: 1170, grades: ['good', 'excellent', 'excellent'], renewal: { daysAgo: 130, goal: 'recognized' } },
  { daysAgo: 1168, grades: ['good', 'good', 'excellent'], renewal: { daysAgo: 126, goal: 'recognized' } },
  { daysAgo: 1065, grades: ['good', 'good'], renewal: { daysAgo: 17, goal: 'verification' } },
  { daysAgo: 1062, grades: ['excellent', 'good'], renewal: { daysAgo: 20, goal: 'deliberation' } },
  { daysAgo: 1058, grades: ['qualified', 'good'] },
  { daysAgo: 1050, grades: ['excellent', 'excellent'] },
]

const FIRST_HOSTS = [
  '东皇城图书馆',
  '丽泽产业发展中心',
  '良乡大学城图书馆',
  '金融街知识产权研究院',
  '顺义航空产业园',
  '清漪理工学院',
]

export type FirstPoint = {
  batch: PointBatch
  designation: Designation
  host: DemoOrganization
  grades: Grade[]
  n: number
}

/** Recognised three years ago, so that terms end by now. */
export async function seedFirstPoints(people: DemoPeople, organizations: DemoOrganization[]): Promise<FirstPoint[]> {
  const today = beijingDay(new Date())
  const points: FirstPoint[] = []
  try {
    const batch = await seedBatch(people, addDays(today, -1180), addDays(today, -1040))
    for (const [n, { daysAgo, grades }] of FIRST_POINTS.entries()) {
      const host = organizations.find(({ organization }) => organization.name === FIRST_HOSTS[n])!
      await new Story(batch, host, people, n + 100, addDays(today, -daysAgo)).tellUntil('recognized')
      const designation = await Designation.findByOrFail('organizationId', host.organization.id)
      points.push({ batch, designation, host, grades, n })
    }
    at(addDays(today, -1000))
    await closeBatch(batch, actor(people.head))
  } finally {
    leaveMoment()
  }
  return points
}

/** What has happened to them since; titles of others; one that is recommended. */
export async function seedTitles(people: DemoPeople, points: FirstPoint[]) {
  try {
    for (const point of points) await seedGrades(people, point)
    for (const point of points) await seedRenewal(people, point)
    await seedExternalTitles(people, points)
    await seedRecommendation(people, points.at(-1)!)
  } finally {
    leaveMoment()
  }
}

/** In the spring after each year. */
async function seedGrades({ handlers }: DemoPeople, { designation, grades }: FirstPoint) {
  const thisYear = beijingYear(new Date())
  for (const [index, grade] of grades.entries()) {
    const year = thisYear - grades.length + index
    at(`${year + 1}-03-20`)
    const docNumber = `京知局〔${year + 1}〕${8 + index}号`
    await noteGrade(designation, actor(handlers[0]), { year, grade, docNumber, note: null })
  }
}

async function seedRenewal(people: DemoPeople, { batch, designation, host, n }: FirstPoint) {
  const { renewal } = FIRST_POINTS[n]
  if (!renewal) return
  await designation.refresh()
  await designation.load('organization')
  const startsOn = addDays(beijingDay(new Date()), -renewal.daysAgo)
  await new Story(batch, host, people, n + 100, startsOn, designation).tellUntil(renewal.goal)
}

async function seedExternalTitles({ handlers }: DemoPeople, points: FirstPoint[]) {
  const by = actor(handlers[0])
  const none = {
    batch: null,
    validUntil: null,
    assessedYear: null,
    assessedGrade: null,
    assessedDocNumber: null,
    note: null,
  }
  const assessed = { assessedYear: 2025, assessedGrade: 'excellent', assessedDocNumber: '国知办函服字〔2025〕301号' }
  const titles: [Organization, Record<string, unknown>][] = points.slice(0, 4).map(({ host }, n) => [
    host.organization,
    [
      {
        kind: 'national_point',
        stage: 'filed',
        docNumber: '国知办函服字〔2024〕512号',
        batch: '2024 年度',
        grantedOn: '2024-11-08',
      },
      {
        kind: 'tisc',
        stage: 'preparing',
        docNumber: '国知办函服字〔2025〕377号',
        batch: '第三期第一批',
        grantedOn: '2025-06-20',
      },
      {
        kind: 'university_center',
        stage: 'continued',
        docNumber: '国知办函服字〔2024〕118号',
        batch: '第二批',
        grantedOn: '2024-03-15',
        ...assessed,
      },
      {
        kind: 'tisc',
        stage: 'operating',
        docNumber: '国知办函服字〔2024〕260号',
        batch: '第二期第二批',
        grantedOn: '2024-05-30',
        ...assessed,
      },
    ][n],
  ])
  const several = points[2].host.organization
  titles.push([
    several,
    { kind: 'tisc', stage: 'operating', docNumber: '国知办函服字〔2024〕260号', grantedOn: '2024-05-30' },
  ])
  at(addDays(beijingDay(new Date()), -150))
  for (const [organization, facts] of titles) await recordTitle(organization, by, { ...none, ...facts })
}

async function seedRecommendation({ handlers, head }: DemoPeople, { designation }: FirstPoint) {
  const today = beijingDay(new Date())
  at(addDays(today, -12))
  const { id } = await proposeRecommendation(await Designation.findOrFail(designation.id), actor(handlers[0]), {
    recommendedBy: '北京市知识产权局',
    reasons:
      '该单位历年年度考核均为优秀，常年向中小企业和师生开放检索咨询，具备面向全国提供公共服务的人员、场所和数据库条件。',
  })
  at(addDays(today, -9))
  await confirmRecommendation(await Recommendation.findOrFail(id), actor(head), {
    opinion: '同意推荐。',
    docNumber: `京知局函〔${today.slice(0, 4)}〕15号`,
  })
}
