import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import type { Standings } from '#app/evaluation_figures/standings'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { textIn } from '#app/questions/answer_text'
import config from '#config/evaluations'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import SelfAssessmentPolicy from './self_assessment_policy.js'
import type SelfCheck from './self_check.js'
import { checksOf } from './self_check.js'
import { namedFaults, openAmong, refuseOutsidePeriod, storedAnswer, type Typed, versionOf } from './self_draft.js'
import { evidenceRule } from './self_evidence.js'
import { leftToDo } from './self_filing.js'
import { type Line, linesOf, standingsFor } from './self_lines.js'
import { begunEvaluation, progressOf } from './self_page.js'
import { lineInWords, missingInWords } from './self_words.js'

export type IndicatorForm = {
  evaluation: PointEvaluation
  lines: Line[]
  line: Line
  /** What the records say: counted once for a page that saves itself. */
  standings: Standings
  stored: Typed
  /** What the notice says of it, where it names it. */
  fault: SelfCheck | null
  /** The ids of those that can be written, and of the ones around this one. */
  open: string[]
  previous: string | undefined
  next: string | undefined
}

/** The indicator of the address, when it can be written now. @throws 404, 403, StepNotAllowed `self_closed`, `self_over`, `indicator_closed` */
export async function indicatorForm(ctx: HttpContext): Promise<IndicatorForm> {
  const evaluation = await begunEvaluation(ctx)
  await ctx.bouncer.with(SelfAssessmentPolicy).authorize('write', evaluation)
  const indicators = indicatorsOf(evaluation.cycle.indicatorVersion.content)
  const { id } = found(
    ctx,
    indicators.find((one) => one.id === ctx.params.id)
  )
  refuseOutsidePeriod(evaluation, 'edit')
  const faults = await namedFaults(evaluation)
  const open = openAmong(evaluation, faults)
  const at = open.indexOf(id)
  if (at < 0) throw new StepNotAllowed('edit', 'indicator_closed')
  const standings = await standingsFor(evaluation)
  const lines = await linesOf(evaluation, { standings })
  const line = lines.find(({ indicator }) => indicator.id === id)!
  const fault = faults.find(({ indicatorId }) => indicatorId === id) ?? null
  const stored = await storedAnswer(evaluation, id, fault)
  return { evaluation, lines, line, standings, stored, fault, open, previous: open[at - 1], next: open[at + 1] }
}

export async function renderIndicator({ request, view, i18n }: HttpContext, form: IndicatorForm) {
  const { evaluation, lines, line, stored, open } = form
  const left = await leftToDo(evaluation, lines)
  const own = left.find((one) => one.line === line)!
  const checks = (await checksOf([evaluation.id]))
    .get(evaluation.id)
    ?.filter(({ indicatorId }) => indicatorId === line.indicator.id)
  return view.render('pages/self_assessments/indicator', {
    ...{ ...form, ...progressOf(left), rule: evidenceRule, limits: config },
    one: lineInWords(line, evaluation, i18n, checks),
    group: `${line.group.code} ${textIn(line.group.name, i18n)}`,
    index: open.indexOf(line.indicator.id),
    version: versionOf(stored),
    /** Named where somebody asked for them: who begins is not greeted with faults. */
    missing: request.input('missing') === '1' ? missingInWords(own.missing, line, i18n) : [],
  })
}
