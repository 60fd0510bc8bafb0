import type { HttpContext } from '@adonisjs/core/http'
import { filledRows } from '#app/core/form_field'
import { refusedFor, showAgain } from '#app/core/form_page'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { visibleCycle } from '#app/evaluations/evaluation_cycle_page'
import { evaluationCycleWorkflow } from '#app/evaluations/evaluation_cycle_workflow'
import type { Grade } from '#app/indicators/indicator_content'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { decideGrades, decisionOf, type GradeChange } from './deliberation.js'
import type EvaluationOutcome from './evaluation_outcome.js'
import { spreadOfGrades } from './grade_spread.js'
import { contentOf } from './outcome_inputs.js'
import { resultsOf } from './result_list.js'
import ResultPolicy from './result_policy.js'
import { decisionValidator } from './result_validators.js'
import { gradeWords, reasonWords } from './result_words.js'

/** 审议: the leaders of the bureau decide all grades at once. To give them back is a step of the cycle. */
export default class EvaluationDecisionsController {
  async create(ctx: HttpContext) {
    return renderDecision(ctx, await cycleToDecide(ctx))
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    const cycle = await cycleToDecide(ctx)
    showAgain(ctx, () => renderDecision(ctx, cycle))
    const data = { ...request.all(), changes: filledRows(request.input('changes')) }
    const { changes, ...meeting } = await request.validateUsing(decisionValidator, { data })
    const by = personOf(ctx, auth.getUserOrFail().inName('bureau_leader'))
    await decideGrades(cycle, by, { ...meeting, changes: await realChanges(ctx, cycle, changes ?? []) })
    session.flash('success', i18n.t('evaluation_results.decision.done'))
    return response.redirect(`/evaluation-cycles/${cycle.id}/results`)
  }
}

async function cycleToDecide(ctx: HttpContext) {
  const cycle = await visibleCycle(ctx)
  await ctx.bouncer.with(ResultPolicy).authorize('decide')
  if (!evaluationCycleWorkflow.allows('decide', cycle)) throw new StepNotAllowed('decide', 'moved_on')
  return cycle
}

type Typed = { point?: number | null; grade?: Grade | null; reason?: string | null }

/**
 * Each change names a rated point, another grade and its reason; no more are excellent than the quota allows, and what a
 * veto made 不合格 stays so until the veto is taken back.
 */
async function realChanges({ i18n }: HttpContext, cycle: EvaluationCycle, typed: Typed[]): Promise<GradeChange[]> {
  const rows = await resultsOf(cycle)
  const { places } = await spreadOfGrades(cycle, await contentOf(cycle))
  const problems: { path: string; message: string }[] = []
  const fault = (path: string, key: string, facts = {}) =>
    problems.push({ path, message: i18n.t(`evaluation_results.decision.faults.${key}`, facts) })
  for (const [at, { point, grade, reason }] of typed.entries()) {
    const row = rows.find(({ evaluationId }) => evaluationId === point)
    if (!row || row.grade === null) fault(`changes.${at}.point`, 'point')
    else if (row.extras.vetoes.length > 0) fault(`changes.${at}.point`, 'veto')
    if (!grade || grade === row?.grade) fault(`changes.${at}.grade`, 'grade')
    if (!reason || reason.length < 4) fault(`changes.${at}.reason`, 'reason')
  }
  const points = typed.flatMap(({ point }) => point ?? [])
  if (new Set(points).size < points.length) fault('changes', 'twice')
  const given = new Map(typed.map(({ point, grade }) => [point, grade ?? null]))
  const gradeOf = ({ evaluationId, grade }: EvaluationOutcome) => given.get(evaluationId) ?? grade
  const excellent = rows.filter((row) => gradeOf(row) === 'excellent').length
  const raises = [...given.values()].includes('excellent')
  if (raises && excellent > places) fault('changes', 'quota', { excellent, places })
  if (problems.length > 0) throw refusedFor(problems)
  return typed.map(({ point, grade, reason }) => ({ evaluationId: point!, grade: grade!, reason: reason! }))
}

async function renderDecision({ view, i18n }: HttpContext, cycle: EvaluationCycle) {
  const content = await contentOf(cycle)
  const rows = await resultsOf(cycle).orderBy('final', 'desc').orderBy('id')
  return view.render('pages/evaluation_results/decisions/create', {
    ...{ cycle, rows, decision: await decisionOf(cycle), spread: await spreadOfGrades(cycle, content) },
    rated: rows.filter(({ grade }) => grade !== null),
    gradeOf: ({ grade, evaluation }: EvaluationOutcome) => gradeWords(grade, evaluation.part, i18n),
    reasonsOf: (row: EvaluationOutcome) => reasonWords(row, i18n),
  })
}
