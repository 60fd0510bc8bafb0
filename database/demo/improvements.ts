import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import { findProblems } from '#app/improvements/find_problems'
import * as verbs from '#app/improvements/improvement_workflow'
import type ImprovementMeasure from '#app/improvements/improvement_measure'
import type { MeasureOrigin, Problem } from '#app/improvements/problem'
import { proposeMeasures, raiseMeasure, reviseMeasure } from '#app/improvements/write_measure'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type { DemoPeople } from './people.js'

type Deciders = Pick<DemoPeople, 'handlers' | 'head' | 'leader'>
type Life = 'done' | 'reported' | 'under_way' | 'accepted' | 'not_done' | 'dropped' | 'proposed'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
/** Never later than now. */
const at = (day: string) => standAt(new Date(Math.min(Date.parse(`${day}T02:00:00Z`), Date.now())))

/** How the measures of a year went on, in the order in which they were found. */
const LAST: Life[] = [
  ...(['done', 'under_way', 'reported', 'accepted', 'under_way', 'dropped', 'done', 'under_way'] as const),
  ...(['accepted', 'proposed', 'proposed'] as const),
]
const BEFORE: Life[] = ['done', 'done', 'not_done', 'done']

type Told = { progress: string; proof: string; page: string }

const VISITS: Told = {
  progress: '已走访网点两次，核实了台账报送和人员情况，商定了恢复服务的时间表。',
  proof: '网点已配备专人，按月报送咨询台账，连续两个季度有已确认的咨询记录。',
  page: '/consultations?state=confirmed',
}
const COURSES: Told = {
  progress: '已开展专题培训两期，为得分偏低的网点逐一列出改进意见。',
  proof: '四期专题培训全部办结，网点逐项反馈了整改情况，记录已在活动台账确认。',
  page: '/trainings?state=confirmed',
}

/** What an owner says of it on the way and at the end, by what was found. */
const TOLD: Record<MeasureOrigin, Told> = {
  missed_target: {
    progress: '目标任务已分解到区和网点，一季度、二季度进度已通报，对进度落后的区作了督促。',
    proof: '年度目标任务完成，四个季度进度通报齐全，实际值见行动方案指标页。',
    page: '/plans',
  },
  low_indicator: COURSES,
  failed_point: {
    progress: '已约谈网点负责人，整改方案经市局审核同意，正在逐项落实。',
    proof: '整改方案所列事项全部完成，经现场验收合格。',
    page: '/evaluation-cycles',
  },
  dead_point: VISITS,
  silent_district: {
    progress: '已会同区局摸清服务需求，上半年在辖区组织公益培训两场。',
    proof: '全年在辖区组织公益培训四场，咨询和培训记录均已确认。',
    page: '/trainings?state=confirmed',
  },
  bad_ratings: {
    progress: '差评和投诉已逐件复核，回访当事人，督促网点完善了首问负责和一次性告知。',
    proof: '差评和投诉全部按期办结，当事人回访满意。',
    page: '/bad-ratings',
  },
  low_satisfaction: {
    progress: '已整理意见建议，形成服务改进清单反馈网点，半数事项已落实。',
    proof: '改进清单所列事项全部落实，结果已向网点反馈。',
    page: '/survey-results',
  },
  by_hand: {
    progress: '已拟定统一的入口样式和文字说明，十家网点完成首页调整。',
    proof: '各网点首页均已设置统一入口，经逐家核对可以正常访问。',
    page: '/designations',
  },
}

/** 走访中发现: what no rule finds, raised by the handler. */
const RAISED = {
  subject: '全市网点',
  raisedBecause: '四季度走访企业和高校时，多家单位反映不清楚在哪里进入公益检索平台。',
  problem: '公益检索平台的入口不统一，公众不易找到',
  measure: '统一入口样式和文字说明，各网点首页和服务场所显著位置设置检索平台入口',
  partner: '市知识产权保护中心',
  success: '各网点首页均设置统一入口，现场核对可以正常访问',
}

/** Problems of two years, and what was done about them. */
export async function seedImprovements(people: Deciders) {
  const year = beijingYear(new Date()) - 1
  try {
    await measuresOf(people, year - 1, BEFORE)
    await measuresOf(people, year, LAST)
  } finally {
    leaveMoment()
  }
}

async function measuresOf(people: Deciders, year: number, lives: readonly Life[]) {
  const day = `${year + 1}-02-24`
  if (day > beijingDay(new Date())) return
  at(day)
  const chosen = evenly((await findProblems(year)).map(({ problems }) => problems)).slice(0, lives.length)
  const measures = await proposeMeasures(year, chosen, actor(people.handlers[0]))
  for (const [turn, measure] of measures.entries()) await live(people, measure, lives[turn], turn)
  await raiseOne(people, year, lives === BEFORE ? 'done' : 'under_way')
}

async function raiseOne(people: Deciders, year: number, life: Life) {
  at(`${year + 1}-02-26`)
  const { subject, raisedBecause, ...facts } = RAISED
  const [handler] = people.handlers
  const columns = { ...facts, ownerId: handler.id, ownerDistrict: null, dueOn: `${year + 1}-12-20` }
  const raised = await raiseMeasure({ year, subject, raisedBecause, sourcePath: null }, columns, actor(handler))
  await live(people, raised, life, 0)
}

/** One of each kind, then the next of each. */
function evenly(kinds: readonly (readonly Problem[])[]): Problem[] {
  const most = Math.max(0, ...kinds.map(({ length }) => length))
  return Array.from({ length: most }, (_, place) => kinds.flatMap((problems) => problems[place] ?? [])).flat()
}

async function live({ handlers, head, leader }: Deciders, measure: ImprovementMeasure, life: Life, turn: number) {
  if (life === 'proposed') return
  const [handler] = handlers
  const owner = await ownerOf(measure, [...handlers, leader], turn)
  const { problem, measure: words, success, year } = measure
  const [now, due] = [`${year + 1}-03-02`, `${year + 1}-${turn % 3 === 1 ? '10-31' : '12-20'}`]
  at(now)
  const partner = measure.partner ?? (turn % 2 ? '市知识产权保护中心' : null)
  const facts = { problem, measure: words, success, partner, dueOn: due }
  await reviseMeasure(measure, actor(handler), { ...facts, ...owner.columns }, measure.version)
  const version = () => ({ version: measure.version })
  at(addDays(now, 2))
  if (life === 'dropped') {
    const reason = '已列入其他专项工作统筹推进，不再单列。'
    return verbs.dropMeasure(measure, actor(head), { reason, ...version() })
  }
  await verbs.acceptMeasure(measure, actor(head), { opinion: '同意。', ...version() })
  if (life === 'accepted') return
  at(addDays(now, 40))
  const { progress, proof, page } = TOLD[measure.rule]
  await verbs.noteProgress(measure, actor(owner.person), { progress, ...version() })
  if (life === 'under_way') return
  at(addDays(now, 180))
  if (life === 'not_done') {
    const reason = '所需经费和场地没有落实，转入下一年度继续推进。'
    return verbs.failMeasure(measure, actor(head), { reason, ...version() })
  }
  await verbs.reportMeasure(measure, actor(owner.person), { proof, proofPath: page, ...version() })
  at(addDays(now, 184))
  if (life === 'done') await verbs.confirmMeasure(measure, actor(head), { opinion: '佐证属实。', ...version() })
}

/** The district itself where the problem is one of a district, else somebody of the bureau. */
async function ownerOf({ subjectKey }: ImprovementMeasure, bureau: readonly User[], turn: number) {
  const district = /^district:(\w+)$/.exec(subjectKey)?.[1]
  const reviewer = district && (await User.query().where('districtCode', district).whereNull('organizationId').first())
  if (reviewer) return { person: reviewer, columns: { ownerId: null, ownerDistrict: district } }
  const person = bureau[turn % bureau.length]
  return { person, columns: { ownerId: person.id, ownerDistrict: null } }
}
