import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import type { Answers } from '#app/core/form'
import Designation from '#app/designations/designation'
import { kindOf } from '#app/light_records/record_kinds'
import { keepRecords, noteReading, type RecordOwner } from '#app/light_records/light_record_workflow'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type { DemoPeople } from './people.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** The registers of the bureau: each line with the days since it happened. */
const LINES: [kind: string, back: number, facts: (day: string) => Answers][] = [
  [
    'coordination',
    250,
    (heldOn) => ({
      ...{ heldOn, title: '信息公共服务部门协调会', category: 'coordination', units: '市局各处室、各区局' },
      ...{ participants: 42, matters: '明确年度任务清单和数据报送口径。' },
    }),
  ],
  [
    'coordination',
    90,
    (heldOn) => ({
      ...{ heldOn, title: '高校网点经验交流会', category: 'experience', units: '高校网点' },
      ...{ participants: 65, matters: '交流学科服务和成果转化案例。' },
    }),
  ],
  [
    'connector',
    300,
    (connectedOn) => ({
      ...{
        connectedOn,
        resource: '国家知识产权公共服务网数据接口',
        partner: '国家平台',
        category: 'national_platform',
      },
      ...{ status: 'running', link: null, content: '专利、商标著录数据每周更新。' },
    }),
  ],
  [
    'connector',
    130,
    (connectedOn) => ({
      ...{ connectedOn, resource: '高校图书馆外文文献库', partner: '京原大学图书馆', category: 'literature' },
      ...{ status: 'testing', link: null, content: '为网点提供文献传递。' },
    }),
  ],
  [
    'data_exchange',
    40,
    (exchangedOn) => ({
      ...{ exchangedOn, dataset: '北京市专利著录项目', partner: '市大数据平台', direction: 'out' },
      ...{ records: 356_000, note: '按月全量' },
    }),
  ],
  [
    'policy',
    220,
    (issuedOn) => ({
      ...{ issuedOn, title: '企业海外知识产权维权援助办法', docNumber: '京知局〔2026〕9号', category: 'rights_aid' },
      ...{ issuer: '北京市知识产权局', link: null, summary: '明确援助对象、方式和申请程序。' },
    }),
  ],
  [
    'policy',
    160,
    (issuedOn) => ({
      ...{ issuedOn, title: '重点产业专利导航项目管理规定', docNumber: '京知局〔2026〕15号', category: 'navigation' },
      ...{ issuer: '北京市知识产权局', link: null, summary: '规定立项、成果共享和后评价。' },
    }),
  ],
  [
    'talent',
    75,
    (heldOn) => ({
      ...{ heldOn, title: '知识产权信息实务人才评选', category: 'selection', partner: '北京市知识产权服务协会' },
      ...{ participants: 128, result: '评出信息实务人才20名。' },
    }),
  ],
  [
    'talent',
    140,
    (heldOn) => ({
      ...{ heldOn, title: '研究生信息素养联合培养班', category: 'joint_training', partner: '京原大学' },
      ...{ participants: 56, result: '完成两学分课程。' },
    }),
  ],
  [
    'exchange',
    110,
    (heldOn) => ({
      ...{ heldOn, title: '京津冀知识产权信息服务对接会', category: 'tianjin_hebei', partner: '津冀两地知识产权局' },
      ...{ participants: 90, result: '签订数据共享备忘录。' },
    }),
  ],
  [
    'exchange',
    55,
    (heldOn) => ({
      ...{ heldOn, title: 'TISC 年度经验交流', category: 'tisc', partner: '世界知识产权组织中国办事处' },
      ...{ participants: 38, result: null },
    }),
  ],
  [
    'promotion',
    30,
    (publishedOn) => ({
      ...{ publishedOn, title: '三分钟看懂专利法律状态', medium: 'video', channel: '视频号' },
      ...{ reads: 15_400, link: null },
    }),
  ],
  [
    'finance_service',
    65,
    (servedOn) => ({
      ...{ servedOn, institution: '永定河银行', service: 'pledge_analysis', enterprises: 14, amount: 8_600 },
      result: '为14家企业出具质押融资专利分析。',
    }),
  ],
  [
    'enterprise_coaching',
    48,
    (coachedOn) => ({
      ...{ coachedOn, enterprise: '拒马河精密仪器公司', topic: 'listing', coach: '市公共服务中心专家组' },
      result: '完成科创板上市知识产权问核。',
    }),
  ],
]

/** Lines of the bureau, the districts and the points, and a rule that most points have read. */
export async function seedLightRecords({ handlers: [handler], reviewers }: DemoPeople) {
  const today = beijingDay(new Date())
  try {
    for (const [kind, back, facts] of LINES) {
      const day = addDays(today, -back)
      at(day)
      await keepRecords(kindOf(kind), [facts(day)], office(handler), actor(handler))
    }
    at(addDays(today, -100))
    for (const [code, reviewer] of [...reviewers].slice(0, 8)) await seedBudget(code, reviewer)
    const points = await Designation.query().where('state', 'active').orderBy('id').limit(10)
    at(addDays(today, -35))
    for (const point of points.slice(0, 4)) await seedPromotion(point, addDays(today, -36))
    await seedRule(handler, points, addDays(today, -25))
  } finally {
    leaveMoment()
  }
}

const office = ({ name }: User): RecordOwner => ({ organizationId: null, districtCode: null, keptBy: name })

async function seedBudget(district: string, reviewer: User) {
  const year = beijingYear(new Date())
  const share = district.charCodeAt(5) % 7
  const facts = [
    { item: '知识产权信息公共服务专项', category: 'budget', amount: 60 + share * 15, supplier: null },
    { item: '企业专利导航服务', category: 'purchase', amount: 28.5 + share * 6, supplier: '通惠科技情报所' },
  ].map((line) => ({ ...line, district, year, result: null }))
  const owner = { organizationId: null, districtCode: district, keptBy: reviewer.name }
  await keepRecords(kindOf('budget_purchase'), facts, owner, actor(reviewer))
}

async function seedPromotion({ organizationId, districtCode, name }: Designation, publishedOn: string) {
  const writer = await User.query().where({ organizationId, isActive: true }).orderBy('id').firstOrFail()
  const facts = {
    ...{ publishedOn, title: `${name}开放日活动报道`.slice(0, 150), medium: 'article', channel: '公众号' },
    ...{ reads: 800 + organizationId * 37, link: null },
  }
  await keepRecords(
    kindOf('promotion'),
    [facts],
    { organizationId, districtCode, keptBy: name.slice(0, 100) },
    actor(writer)
  )
}

async function seedRule(handler: User, points: Designation[], issuedOn: string) {
  at(issuedOn)
  const facts = {
    ...{ issuedOn, title: '北京市知识产权信息公共服务网点建设管理办法', edition: '2026 年修订版', category: 'measure' },
    ...{ docNumber: '京知局〔2026〕31号', replaces: '2023 年版', summary: '增加续期、退出和年度效能评估的规定。' },
  }
  const [rule] = await keepRecords(kindOf('rule'), [facts], office(handler), actor(handler))
  for (const [n, { organizationId }] of points.entries()) {
    if (n % 4 === 3) continue
    const reader = await User.query().where({ organizationId, isActive: true }).orderBy('id').firstOrFail()
    at(addDays(issuedOn, 1 + n))
    await noteReading(rule, organizationId, actor(reader))
  }
}

/** Eleven in the morning in Beijing. */
function at(day: string) {
  standAt(new Date(`${day}T03:00:00Z`))
}
