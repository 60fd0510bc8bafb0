import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import type Assignment from '#app/experts/assignment'
import { ExpertInvitation } from '#app/experts/assignment'
import type { NewAssignment } from '#app/experts/assignment_form'
import { openAssignment } from '#app/experts/assignment_workflow'
import { drawFor, freezeCandidates, replaceExpert } from '#app/experts/draw_workflow'
import type Expert from '#app/experts/expert'
import { employerKinds, expertiseFields } from '#app/experts/expert_fields'
import type { ExpertProfile } from '#app/experts/expert_form'
import { declareProfile, enterExpert, pauseExpert } from '#app/experts/expert_workflow'
import { acceptInvitation, declineInvitation } from '#app/experts/invitation_workflow'
import { districtCodes } from '#app/organizations/districts'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import { personName } from './institutions.js'
import { DEMO_PASSWORD, type DemoPeople } from './people.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** Invented, one for each kind of employer and again. */
const EMPLOYERS = [
  ...['京原大学', '永定河研究院', '燕麓大学图书馆', '妫川律师事务所', '潮白知识产权代理公司', '拒马河精密仪器公司'],
  ...['北太平庄信息协会', '泃河技术交易促进中心'],
]
const TITLES = ['教授', '研究员', '研究馆员', '律师', '专利代理师', '高级工程师', '副研究员', '高级经济师']

/** Where the first twelve are employed already (people.ts). */
const KNOWN: Record<string, number> = { 清漪理工学院: 0, 北太平庄信息研究院: 1 }

function profileOf(n: number, known?: User): ExpertProfile {
  const employed = EMPLOYERS.indexOf(known?.employer ?? '')
  const kind = known ? (KNOWN[known.employer!] ?? employed) : n % EMPLOYERS.length
  const field = (step: number) => expertiseFields[(n * 5 + step) % expertiseFields.length]
  const former = { name: EMPLOYERS[(kind + 3) % EMPLOYERS.length], uscc: null, fromOn: '2015-09-01' }
  const now = { name: known?.employer ?? EMPLOYERS[kind], uscc: null, fromOn: '2025-01-06', untilOn: null }
  return {
    name: known?.name ?? personName(700 + n),
    email: known?.email ?? `expert${n + 1}@jingzhi.example`,
    phone: `1390000${String(2000 + n)}`,
    title: TITLES[kind],
    fields: [...new Set([field(0), field(1), field(4)])],
    employerKind: employerKinds[kind],
    district: districtCodes[n % districtCodes.length],
    employments: n % 3 === 0 ? [now, { ...former, untilOn: '2024-12-31' }] : [now],
    relations: n % 7 === 0 ? [{ kind: 'adviser', name: '通惠科技情报所', uscc: null }] : [],
    ...{ mostAtOnce: 3 + (n % 3), mostPerYear: 12 + (n % 9) },
  }
}

/** Whoever is entered chooses a password by mail; people of the demonstration share one. */
async function signsInLikeEverybody(userId: number) {
  const user = await User.findOrFail(userId)
  await user.merge({ password: DEMO_PASSWORD }).save()
}

/** Some thirty experts, one of them away, and reviews at every point of their way. */
export async function seedExperts({ handlers: [handler], experts: people }: DemoPeople) {
  const today = beijingDay(new Date())
  const by = actor(handler)
  try {
    at(addDays(today, -200))
    const entered: Expert[] = []
    for (let n = 0; n < 32; n++) entered.push(await enterExpert(profileOf(n, people[n]), by))
    for (const { userId } of entered.slice(people.length)) await signsInLikeEverybody(userId!)
    at(addDays(today, -90))
    for (const [n, expert] of entered.slice(0, 9).entries()) {
      await declareProfile(expert, actor(people[n]), profileOf(n, people[n]), 0)
    }
    await pauseExpert(entered[11], by, { reason: '出国访学一年。', version: 0 })
    at(addDays(today, -2))
    await seedReviews(by)
  } finally {
    leaveMoment()
  }
}

const asked = (more: Partial<NewAssignment>): NewAssignment => ({
  ...{ title: '专题数据库验收评审', seats: 5, seedKind: 'committed', seedSource: null },
  quotas: [
    { by: 'field', value: 'patent_search', count: 1 },
    { by: 'employer_kind', value: 'law_firm', count: 1 },
  ],
  parties: { units: [{ name: '京原大学' }], recommenders: [], recommendingPeople: [], coAuthors: [] },
  ...more,
})

async function seedReviews(by: ReturnType<typeof actor>) {
  const parties = {
    ...{ units: [{ name: '通惠科技情报所' }, { name: '燕麓大学图书馆' }], coAuthors: [] },
    ...{ recommenders: [{ name: '北太平庄信息协会' }], recommendingPeople: [] },
  }
  await openAssignment(asked({ title: '网点服务规范征求意见评审', seats: 3, quotas: [] }), by)
  const waiting = asked({ title: '信息服务产品评审', seedKind: 'public', parties })
  const frozen = await openAssignment({ ...waiting, seedSource: '福利彩票双色球次日开奖号码' }, by)
  await freezeCandidates(frozen, by)
  const drawn = await openAssignment(asked({ parties }), by)
  await freezeCandidates(drawn, by)
  await drawFor(drawn, by)
  await answerSome(drawn, by)
}

/** Two say yes, one is replaced, one declines and waits for a substitute, one has not answered. */
async function answerSome({ id }: Assignment, by: ReturnType<typeof actor>) {
  const invitations = await ExpertInvitation.query()
    .where('assignmentId', id)
    .preload('assignment')
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('id')
  const [first, second, third, fourth] = invitations
  for (const one of [first, second]) await acceptInvitation(one, actor(one.expert.user))
  await declineInvitation(third, actor(third.expert.user), { reason: 'time', note: '该周在外地授课。' })
  await replaceExpert(third, by)
  await declineInvitation(fourth, actor(fourth.expert.user), { reason: 'conflict', note: '与申报单位有合作项目。' })
}

/** Eleven in the morning in Beijing. */
function at(day: string) {
  standAt(new Date(`${day}T03:00:00Z`))
}
