import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { orderIssue } from './report_issue.js'
import { issueValidator, reportActValidator, type ReportAct } from './report_step_validators.js'
import {
  beginDrafting,
  type Decided,
  giveBack,
  handIn,
  keepInternal,
  publishReport,
  toLeader,
  toMeeting,
} from './report_steps.js'
import { done, personTaking, renderSteps } from './report_steps_page.js'
import { visibleReport } from './visible_report.js'
import type WorkReport from './work_report.js'

type Verb = (report: WorkReport, by: Actor & { id: number }, decided: Decided & { opinion: string }) => Promise<unknown>

const VERBS: Record<ReportAct, Verb> = {
  beginDrafting: (report, by, { version }) => beginDrafting(report, by, version),
  ...{ handIn, giveBack, toLeader, toMeeting, keepInternal },
  publish: publishReport,
}

/** From drafting to what everybody reads. */
export default class ReportStepsController {
  async show(ctx: HttpContext) {
    return renderSteps(ctx, await visibleReport(ctx))
  }

  async store(ctx: HttpContext) {
    const { request } = ctx
    const report = await visibleReport(ctx)
    showAgain(ctx, () => renderSteps(ctx, report))
    const { step, version, building, opinion } = await request.validateUsing(reportActValidator)
    const by = await personTaking(ctx, step, report)
    await VERBS[step](report, by, { version, building: building ?? 0, opinion: opinion ?? '' })
    return done(ctx, report, step)
  }

  /** 局长办公会通过 */
  async issue(ctx: HttpContext) {
    const { request, i18n } = ctx
    const report = await visibleReport(ctx)
    const by = await personTaking(ctx, 'issue', report)
    showAgain(ctx, () => renderSteps(ctx, report))
    const issue = await request.validateUsing(issueValidator)
    await orderIssue(report, by, issue).catch((error) => {
      const isTaken = error instanceof StepNotAllowed && error.reason === 'doc_number_taken'
      throw isTaken ? invalid('docNumber', i18n.t('workflow.refused.doc_number_taken')) : error
    })
    return done(ctx, report, 'issue')
  }
}
