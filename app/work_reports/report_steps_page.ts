import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { personOf } from '#app/users/actor'
import type User from '#app/users/user'
import ReportBuilding from './report_building.js'
import ReportOpinion from './report_opinion.js'
import ReportStepPolicy, { decidedElsewhere, rolesFor } from './report_step_policy.js'
import { decisionsOn, hindranceIn, standing } from './report_steps.js'
import { newestBuilt } from './report_text.js'
import type WorkReport from './work_report.js'
import { type ReportStep, workReportWorkflow } from './work_report_workflow.js'

/** Where the report stands, who decided what on which building, and what comes next. */
export async function renderSteps({ auth, bouncer, view, i18n }: HttpContext, report: WorkReport) {
  const policy = bouncer.with(ReportStepPolicy)
  const user = auth.getUserOrFail()
  const building = await newestBuilt(report.id)
  const decisions = await decisionsOn(report.id)
  const acts: ReportStep[] = []
  for (const step of Object.keys(workReportWorkflow.steps) as ReportStep[]) {
    if (workReportWorkflow.allows(step, report) && (await policy.allows('take', step, report, decisions)))
      acts.push(step)
  }
  const opinions = await ReportOpinion.query().where('reportId', report.id).orderBy('round', 'desc').orderBy('id')
  return view.render('pages/report_writing/steps', {
    ...{ report, building, opinions, decisions: decisions.slice(0, SHOWN) },
    decidesNot: isReviewer(user, report) && decidedElsewhere(user.id, report, decisions),
    ...(await hindrancesFor(report, building, acts)),
    mayAnswer: (await policy.allows('answer')) && ANSWERED_IN.includes(report.state),
    timeline: await timelineOf('work_report', report.id, i18n),
  })
}

const isReviewer = (user: User, report: WorkReport) => user.inName(...rolesFor('giveBack', report)) !== null

/** How many decisions stand on the page, the newest. */
const SHOWN = 50

const ANSWERED_IN: readonly string[] = ['consult_opinions', 'drafting', 'division_review']

/** Acts that something stands in the way of are named with it, not offered. */
async function hindrancesFor(
  report: WorkReport,
  building: Awaited<ReturnType<typeof newestBuilt>>,
  acts: ReportStep[]
) {
  const found = new Map<ReportStep, string>()
  if (acts.includes('handIn')) {
    const { isSigned, isBuilt } = await standing(report, building)
    if (!isSigned) found.set('handIn', 'chapters_unsigned')
    else if (!isBuilt) found.set('handIn', (await isBuilding(report)) ? 'building_alive' : 'building_outdated')
  }
  /** Files that bear the number are being made: until they are, the meeting's word stands. */
  if (acts.includes('issue') && (await isBuilding(report)))
    for (const act of ['issue', 'giveBack'] as const) found.set(act, 'building_alive')
  if (acts.includes('toLeader')) {
    const hindrance = hindranceIn(await ReportOpinion.newestRound(report.id), report)
    if (hindrance) found.set('toLeader', hindrance)
  }
  const hindrances = [...found].map(([act, reason]) => ({ act, reason, where: REMEDIES[reason] ?? null }))
  return { acts: acts.filter((act) => !found.has(act)), hindrances }
}

const isBuilding = ({ id }: WorkReport) => ReportBuilding.query().where({ reportId: id, live: true }).first()

/** The pages on which it is put right; the words of each are the title of its page. */
const REMEDIES: Record<string, { path: string; title: string }> = {
  chapters_unsigned: { path: '/chapters', title: 'report_writing.chapters' },
  building_outdated: { path: '', title: 'work_reports.acts.build' },
  building_alive: { path: '', title: 'work_reports.history' },
}

/** In whose name: the own one, or that of the absent. */
export async function personTaking(ctx: HttpContext, step: ReportStep, report: WorkReport) {
  await ctx.bouncer.with(ReportStepPolicy).authorize('take', step, report, await decisionsOn(report.id))
  return personOf(ctx, ctx.auth.getUserOrFail().inName(...rolesFor(step, report)))
}

export function done({ response, session, i18n }: HttpContext, { id }: WorkReport, step: ReportStep) {
  session.flash('success', i18n.t(`report_writing.done.${step}`))
  return response.redirect(`/work-reports/${id}/steps`)
}
