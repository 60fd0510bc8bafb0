import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow as workflow } from '#app/evaluations/point_evaluation_workflow'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { personOf } from '#app/users/actor'
import { isSecond } from '#app/workflow/corrections'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { type Fault, faultsNoted, noteFaults, passCheck, sendNotice } from './formal_check.js'
import SelfAssessmentPolicy, { checksAs } from './self_assessment_policy.js'
import { newestFiling, subjectOf, submissionIsAsFiled } from './self_filing.js'
import { linesOf } from './self_lines.js'
import { begunEvaluation, groupsOf, wordsOf } from './self_page.js'

const actValidator = vine.create({ act: vine.enum(['save', 'notice', 'pass']), version: vine.number() })

/** 形式审查: what was filed, indicator by indicator; faults are noted, told at once, or there are none. */
export default class SelfChecksController {
  async create(ctx: HttpContext) {
    return renderCheck(ctx, await checkedEvaluation(ctx))
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    const evaluation = await checkedEvaluation(ctx)
    showAgain(ctx, () => renderCheck(ctx, evaluation))
    const { act, version } = await request.validateUsing(actValidator)
    const faults = await typedFaults(ctx, evaluation)
    const by = personOf(ctx, checksAs(auth.getUserOrFail()))
    const page = `/point-evaluations/${evaluation.id}`
    if (act === 'save') await noteFaults(evaluation, by, faults)
    else {
      await refuseUnsaid(ctx, evaluation, act, faults)
      await (act === 'notice' ? sendNotice : passCheck)(evaluation, by, { faults, version })
    }
    session.flash('success', i18n.t(`self_assessments.checked.${act}`))
    return response.redirect(act === 'save' ? `${page}/check` : page)
  }
}

async function checkedEvaluation(ctx: HttpContext) {
  const evaluation = await begunEvaluation(ctx)
  await ctx.bouncer.with(SelfAssessmentPolicy).authorize('check')
  if (!workflow.allows('pass', evaluation)) throw new StepNotAllowed('pass', 'wrong_state')
  return evaluation
}

/** A notice names something; what is faulty is told before it can pass. */
async function refuseUnsaid({ i18n }: HttpContext, evaluation: PointEvaluation, act: string, faults: readonly Fault[]) {
  if (act === 'notice' && faults.length === 0) throw invalid('faults', i18n.t('corrections.none'))
  const isTold = await isSecond(subjectOf(evaluation, 0))
  if (act === 'pass' && faults.length > 0 && !isTold) throw invalid('faults', i18n.t('self_assessments.faults_untold'))
}

/** Every fault says what is wrong. */
async function typedFaults({ request }: HttpContext, { cycle }: PointEvaluation): Promise<Fault[]> {
  const typed = (request.input('faults') ?? {}) as Record<string, { on?: string } | undefined>
  const ids = indicatorsOf(cycle.indicatorVersion.content).flatMap(({ id }) => (typed[id]?.on ? [id] : []))
  if (ids.length === 0) return []
  const note = () => vine.object({ note: vine.string().trim().minLength(4).maxLength(500) })
  const schema = vine.object(Object.fromEntries(ids.map((id) => [id, note()])))
  const { faults } = await request.validateUsing(vine.create({ faults: schema }))
  return ids.map((indicatorId) => ({ indicatorId, note: faults[indicatorId].note }))
}

async function renderCheck(ctx: HttpContext, evaluation: PointEvaluation) {
  const filing = await newestFiling(evaluation.id)
  const lines = await linesOf(evaluation, { filed: filing?.content })
  const noted = await faultsNoted(evaluation.id)
  return ctx.view.render('pages/self_assessments/formal_check', {
    ...{ evaluation, filing, isAsFiled: filing && submissionIsAsFiled(filing) },
    groups: groupsOf(lines, await wordsOf(ctx, evaluation, lines), ctx.i18n),
    noted: new Map(noted.map(({ indicatorId, note }) => [indicatorId, note])),
    isTold: await isSecond(subjectOf(evaluation, 0)),
  })
}
