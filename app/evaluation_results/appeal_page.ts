import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { workCalendar } from '#app/calendar/work_calendar'
import { askedOfExperts } from '#app/evaluation_scoring/sheet_task'
import { type IndicatorContent, indicatorsOf, measuresOf } from '#app/indicators/indicator_content'
import { textIn, type Words } from '#app/questions/answer_text'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import { appealRule, evidenceOfAppeal } from './appeal_files.js'
import { type AppealStep, appealWorkflow } from './appeal_workflow.js'
import EvaluationAppeal from './evaluation_appeal.js'
import type EvaluationOutcome from './evaluation_outcome.js'
import { contentOf } from './outcome_inputs.js'
import { figureText } from './result_lines.js'
import ResultPolicy from './result_policy.js'
import { gradeWords } from './result_words.js'
import { shareKeys } from './revised_result.js'
import { changesBetween } from './version_differences.js'

/** The appeal of the address, or 404. */
export function visibleAppeal({ auth, params }: HttpContext) {
  return EvaluationAppeal.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.evaluation_appeal_id ?? params.id) || 0)
    .preload('evaluation', (points) => void points.preload('cycle').preload('clocks'))
    .preload('outcome')
    .preload('revisedOutcome')
    .preload('createdBy')
    .firstOrFail()
}

export async function renderAppeal(ctx: HttpContext, appeal: EvaluationAppeal) {
  const { auth, bouncer, view, i18n } = ctx
  const user = auth.getUserOrFail()
  const { evaluation, outcome, revisedOutcome } = appeal
  const content = await contentOf(evaluation.cycle)
  const may: Partial<Record<AppealStep, boolean>> = {}
  for (const step of Object.keys(appealWorkflow.steps) as AppealStep[])
    may[step] =
      appealWorkflow.allows(step, appeal) &&
      (await bouncer.with(ResultPolicy).allows('answer', step, appeal)) &&
      (['examine', 'withdraw'].includes(step) || appeal.examinedById !== user.id)
  const clock = evaluation.clocks.find(({ kind }) => kind === 'evaluation_appeal')
  return view.render('pages/evaluation_results/appeals/show', {
    ...{ appeal, evaluation, outcome, revisedOutcome, may, isBureau: user.isBureau },
    files: await evidenceOfAppeal(appeal),
    standing: clock?.standing(await workCalendar()),
    changes: revisedOutcome ? changesBetween(outcome, revisedOutcome, content, i18n) : [],
    rulings: rulingsOf(appeal, content, i18n),
    gradeOf: (row: EvaluationOutcome) => gradeWords(row.grade, evaluation.part, i18n),
    believable: await believableOf(appeal, content, i18n),
    figureOptions: correctable(content, i18n).map(({ key, name }) => ({
      value: key,
      text: `${name}：${figureText(outcome.figures[key], '', i18n)}`,
    })),
    rule: appealRule,
    timeline: await timelineFor(appeal, user.isBureau, i18n),
  })
}

const OUTSIDE = ['submitted', 'upheld', 'revised', 'withdrawn'].map((action) => `evaluation_appeal.${action}`)

/** Outside the bureau what happened, and not what was found and thought: the reply says that. */
async function timelineFor({ id }: EvaluationAppeal, isBureau: boolean, i18n: HttpContext['i18n']) {
  if (isBureau) return timelineOf('evaluation_appeal', id, i18n)
  const entries = await timelineOf('evaluation_appeal', id, i18n, { only: OUTSIDE })
  return entries.map((entry) => ({ ...entry, quote: undefined }))
}

/** Figures that can be put right: what records say and what the point filed; experts are not overruled. */
export function correctable(content: IndicatorContent, words: Words) {
  const found = new Set(askedOfExperts(content).map(({ figure }) => figure))
  const shares = shareKeys(content)
  const all = indicatorsOf(content).flatMap(({ code, parts }) =>
    parts
      .filter(({ rule }) => rule.kind !== 'expert')
      .flatMap(({ rule }) => measuresOf(rule))
      .map(({ figure: key, of }) => ({ key, name: `${code} ${textIn(of, words)}`, isShare: shares.has(key) }))
  )
  return [...new Map(all.map((one) => [one.key, one])).values()].filter(({ key }) => !found.has(key))
}

/** Indicators for which the point filed evidence. */
export async function believableOf({ evaluationId }: EvaluationAppeal, content: IndicatorContent, words: Words) {
  const { evidence } = (await filedContents([evaluationId])).get(evaluationId) ?? NOTHING_FILED
  return indicatorsOf(content)
    .filter(({ id, evidence: wanted }) => wanted && evidence.some(({ indicator }) => indicator === id))
    .map(({ id, code, name }) => ({ value: id, text: `${code} ${textIn(name, words)}` }))
}

/** What the handler found that is to count differently, in words. */
function rulingsOf({ given }: EvaluationAppeal, content: IndicatorContent, words: Words) {
  const nameOf = (id: string) => indicatorsOf(content).find((one) => one.id === id)
  const names = correctable(content, words)
  return [
    ...given.believed.map((id) => ({
      what: `${nameOf(id)?.code ?? id} ${textIn(nameOf(id)?.name, words)}`,
      value: words.t('evaluation_appeals.believed_after_all'),
    })),
    ...Object.entries(given.figures).map(([key, value]) => {
      const one = names.find((named) => named.key === key)
      return { what: one?.name ?? key, value: one?.isShare ? `${value}%` : String(value) }
    }),
  ]
}
