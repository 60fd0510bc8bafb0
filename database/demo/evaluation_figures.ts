import { Readable } from 'node:stream'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import type Designation from '#app/designations/designation'
import { freezeFigures } from '#app/evaluation_figures/figure_freeze_workflow'
import { commentOnOverride, proposeOverride, ruleOnOverride } from '#app/evaluation_figures/figure_override_workflow'
import { figuresOf } from '#app/evaluation_figures/figures_of'
import { evidenceRule } from '#app/evaluation_figures/override_files'
import { pointsOfYear } from '#app/evaluation_figures/points_of_year'
import { reportFigures } from '#app/evaluation_figures/report_figures'
import { runFreeze } from '#app/evaluation_figures/run_freeze'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import { paperAbout } from './files.js'
import type { seedOfficials } from './people.js'

type Officials = Awaited<ReturnType<typeof seedOfficials>>

const person = (user: User) => ({ ...actorFor(user), id: user.id })

/** Of the year before last, in turn: as a survey on paper and files on paper say. */
const ON_PAPER = [
  { satisfaction: 92, analysis_reports: 6 },
  { satisfaction: 88, analysis_reports: 4 },
  { satisfaction: 81, analysis_reports: 2 },
]
const PAPERS = { satisfaction: '满意度调查报告', analysis_reports: '检索分析报告清单' } as const

/** The year before last is known from paper; last year is frozen, with one corrected value; this year is live, with one that waits for the head. */
export async function seedEvaluationFigures(officials: Officials) {
  const year = beijingYear() - 1
  await takeFromPaper(officials, year - 1)
  const points = await pointsOfYear(year).orderBy('id')
  if (points.length === 0) return
  for (const [at, point] of points.entries()) await report(point, year, at)
  const [first] = points
  const corrected = await override(first, officials, await moreConsultations(first, year, 3))
  await ruleOnOverride('confirm', corrected, person(officials.head), { opinion: '原始签到表可以印证，予以同意。' })
  const ids = points.map(({ id }) => id)
  const { runId } = await freezeFigures(year, ids, person(officials.handlers[0]))
  await runFreeze(runId)

  const waiting = await override(first, officials, await moreConsultations(first, year + 1, 2))
  const principal = await User.query().where('organizationId', first.organizationId).orderBy('id').firstOrFail()
  await commentOnOverride(waiting, person(principal), '三月两次上门咨询记在纸质台账上，原件可以查验。')
}

/** What its people know of a year. */
async function report(point: Designation, year: number, at: number) {
  const user = await User.query().where('organizationId', point.organizationId).orderBy('id').first()
  if (!user) return
  const said = [
    { key: 'visits', value: 3200 + at * 410, note: '网点网站统计' },
    { key: 'staff', value: 3 + (at % 4), note: '其中专职一人' },
    { key: 'funds', value: 18.5 + at * 2.25, note: '依托单位预算' },
  ]
  await reportFigures(point, year, said, person(user))
}

/** Before surveys and products were kept here: other values with their papers, agreed to by the head. */
async function takeFromPaper(officials: Officials, year: number) {
  const points = await pointsOfYear(year).orderBy('id')
  standAt(new Date(`${year + 1}-01-03T02:00:00Z`))
  for (const [at, point] of points.entries()) {
    if (!(await User.query().where('organizationId', point.organizationId).first())) continue
    await report(point, year, at)
    for (const [key, value] of Object.entries(ON_PAPER[at % ON_PAPER.length])) {
      const paper = PAPERS[key as keyof typeof PAPERS]
      const reason = `${year} 年在系统启用之前，以${paper}为准。`
      const { value: systemValue } = (await figuresOf([point.id], year, [key])).get(point.id)![key]
      const proposal = await override(point, officials, { key, year, systemValue, value, reason }, paper)
      await ruleOnOverride('confirm', proposal, person(officials.head), { opinion: '原件可以印证，予以同意。' })
    }
  }
  leaveMoment()
}

async function moreConsultations(point: Designation, year: number, more: number) {
  const key = 'consultations'
  const { value: systemValue } = (await figuresOf([point.id], year, [key])).get(point.id)![key]
  return { key, year, systemValue, value: (systemValue ?? 0) + more, reason: '纸质台账中的咨询未及时录入。' }
}

type Wish = Parameters<typeof proposeOverride>[2]

async function override(point: Designation, { handlers: [handler] }: Officials, wish: Wish, paper = '纸质台账') {
  const by = person(handler)
  return proposeOverride(point, by, wish, async (trx, { id: subjectId }) => {
    const file = await receiveFile(Readable.from([await paperAbout(paper)]), `${paper}.pdf`, evidenceRule)
    const owner = { subjectType: 'figure_override', subjectId, purpose: 'evidence' }
    await keepFile(trx, file, { ...owner, organizationId: point.organizationId, uploadedById: by.id }, by)
  })
}
