import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import { beijingDay } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { passCheck, sendNotice } from '#app/self_assessments/formal_check'
import { mayFile } from '#app/evaluations/period_lock'
import type { SelfFigure } from '#app/self_assessments/self_assessment'
import { saveAnswer } from '#app/self_assessments/self_draft'
import { addEvidence } from '#app/self_assessments/self_evidence'
import { fileSelf } from '#app/self_assessments/self_filing'
import { type Line, linesOf } from '#app/self_assessments/self_lines'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import { paperAbout } from './files.js'
import type { seedOfficials } from './people.js'

type Officials = Awaited<ReturnType<typeof seedOfficials>>
type Person = ReturnType<typeof person>

const person = (user: User) => ({ ...actorFor(user), id: user.id })

const DAY = 86_400_000
const NOTICE = [
  { indicatorId: 'b1', note: '投诉处理制度未附全文，请补充。' },
  { indicatorId: 'e3', note: '效益证明未加盖服务对象公章，请更换盖章件。' },
]
/** How far the points of the running cycle are, in turn. */
const DEGREES = ['draft', 'submitted', 'supplement', 'passed'] as const

/** Cycles that take self-assessments: an older one is filed and checked to the end, the newest by degrees. */
export async function seedSelfAssessments({ handlers: [handler] }: Officials) {
  const cycles = await EvaluationCycle.query().where('state', 'open_self').orderBy('year')
  for (const [at, cycle] of cycles.entries()) {
    const isOlder = at < cycles.length - 1
    if (beijingDay() > cycle.selfDueOn.toISODate()!) standAt(new Date(cycle.selfDueOn.toMillis() - 6 * DAY))
    const evaluations = await PointEvaluation.query()
      .where({ cycleId: cycle.id, state: 'self_open' })
      .preload('cycle', (query) => void query.preload('indicatorVersion'))
      .orderBy('id')
    for (const [index, evaluation] of evaluations.entries())
      await assess(evaluation, isOlder ? 'passed' : DEGREES[index % DEGREES.length], person(handler), index)
    leaveMoment()
  }
}

async function assess(evaluation: PointEvaluation, degree: (typeof DEGREES)[number], handler: Person, index: number) {
  const people = await User.query().where({ organizationId: evaluation.organizationId, isActive: true })
  const principal = people.find((user) => user.is('principal'))
  if (!principal || mayFile(evaluation, beijingDay())) return
  const lines = await linesOf(evaluation)
  for (const line of degree === 'draft' ? lines.slice(0, 9) : lines)
    await write(evaluation, line, person(principal), index)
  if (degree === 'draft') return
  await fileSelf(evaluation, person(principal))
  if (degree === 'passed') await passCheck(evaluation, handler)
  if (degree === 'supplement') await sendNotice(evaluation, handler, { faults: NOTICE })
}

async function write(
  evaluation: PointEvaluation,
  { indicator, asked, suggested, weight }: Line,
  by: Person,
  index: number
) {
  const figures = Object.fromEntries(
    asked.map(({ figure, kind, bands }): [string, SelfFigure] => [
      figure,
      kind === 'choice'
        ? bands[index % bands.length].from
        : kind === 'share'
          ? { part: 9, whole: 10 }
          : 1 + (index % 2),
    ])
  )
  const yes = Object.fromEntries(asked.filter(({ kind }) => kind === 'yes').map(({ figure }) => [figure, 1]))
  const score = suggested.isWhole ? null : Math.round((weight * (70 + ((index * 7) % 30))) / 100)
  const statement = STATEMENTS[indicator.id] ?? '按年度计划完成，台账和档案可查。'
  await saveAnswer(evaluation, indicator.id, { figures: { ...figures, ...yes }, score, statement, answered: null })
  if (indicator.evidence) await attach(evaluation, indicator.id, indicator.name.zh, by)
}

async function attach(evaluation: PointEvaluation, indicatorId: string, about: string, by: Person) {
  const folder = await mkdtemp(join(tmpdir(), 'jingzhi-demo-'))
  const tmpPath = join(folder, 'file')
  const clientName = `${EVIDENCE[indicatorId] ?? `${about}台账`}.pdf`
  await writeFile(tmpPath, await paperAbout(about))
  const i18n = i18nManager.locale(i18nManager.defaultLocale)
  await addEvidence(evaluation, indicatorId, { file: { tmpPath, clientName }, by, i18n })
  await rm(folder, { recursive: true, force: true })
}

const STATEMENTS: Record<string, string> = {
  a1: '设专职信息服务岗一个，另有参考咨询人员兼职；持证人员证书附后，全年参加市局业务培训两次。',
  a2: '服务台设在一层大厅，标牌、开放时间和监督电话上墙公示。',
  a3: '订购专利数据库一个，并在现场公布国家和本市开放资源清单。',
  a4: '依托单位年度预算列支网点运行经费，预算批复附后。',
  b1: '服务、档案、保密、投诉处理四项制度均已印发，咨询档案按月归档。',
  c1: '以现场、电话和线上三种方式提供公益咨询，台账逐条录入系统。',
  d2: '建成重点产业专利专题库一个，面向园区企业开放检索。',
  d3: '与天津、河北两家网点共享检索资源，联合为重点产业企业服务。',
  e3: '协助企业在立项前完成查新和侵权风险排查，服务对象出具了效益证明。',
}

const EVIDENCE: Record<string, string> = {
  a1: '人员名册及证书',
  a4: '预算批复',
  b1: '管理制度汇编',
  d2: '专题库使用证明',
  e3: '服务对象效益证明',
}
