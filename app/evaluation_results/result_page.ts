import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { frozenFigures } from '#app/evaluation_figures/figure_provider'
import { scoredSheets } from '#app/evaluation_scoring/scored_sheets'
import { visibleCycle } from '#app/evaluations/evaluation_cycle_page'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { assessedIn } from '#app/evaluations/scope_of_cycle'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import type { Figure } from '#app/indicators/rules'
import { textIn } from '#app/questions/answer_text'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import { inTransaction } from '#app/core/dialect'
import config from '#config/evaluation_results'
import { failedBefore } from './conclusion.js'
import EvaluationAppeal from './evaluation_appeal.js'
import EvaluationExtra from './evaluation_extra.js'
import EvaluationOutcome from './evaluation_outcome.js'
import { marksIn, mostOfExperts } from './expert_marks.js'
import { type ExtraStep, extraWorkflow, takesExtras } from './extra_workflow.js'
import { contentOf } from './outcome_inputs.js'
import { lastDayOfAppeal } from './public_notice.js'
import { differencesOf } from './recompute.js'
import { resultLines } from './result_lines.js'
import ResultPolicy from './result_policy.js'
import { gradeWords, nationalWords, reasonWords } from './result_words.js'
import { changesBetween } from './version_differences.js'
import { beijingDay } from '#app/calendar/working_days'

/** The cycle of the address, for who may compare its points. */
export async function comparedCycle(ctx: HttpContext) {
  const cycle = await visibleCycle(ctx)
  await ctx.bouncer.with(ResultPolicy).authorize('list')
  return cycle
}

/** The point of the address, or 404; also where its result is not announced to this person yet. */
export async function visibleResult(
  { auth, params, bouncer }: HttpContext,
  id: unknown = params.point_evaluation_id ?? params.id
) {
  const evaluation = await PointEvaluation.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(id) || 0)
    .preload('cycle')
    .firstOrFail()
  await bouncer.with(ResultPolicy).authorize('see', evaluation)
  return evaluation
}

export async function renderResult(ctx: HttpContext, evaluation: PointEvaluation) {
  const { auth, bouncer, view, i18n } = ctx
  const { isBureau } = auth.getUserOrFail()
  const content = await contentOf(evaluation.cycle)
  const appeals = await EvaluationAppeal.query().where('evaluationId', evaluation.id).orderBy('id')
  const versions = await versionsSeen(evaluation, appeals, isBureau)
  const outcome = versions.at(-1) ?? null
  const before = versions.at(-2) ?? null
  const lastDay = await lastDayOfAppeal(evaluation.cycle)
  return view.render('pages/evaluation_results/points/show', {
    ...{ evaluation, outcome, before, versions, appeals, content, lastDay, isBureau },
    ...(outcome && (await partsOf(ctx, evaluation, outcome, content, appeals))),
    changes: outcome && before ? changesBetween(before, outcome, content, i18n) : [],
    gradeOf: (row: EvaluationOutcome) => gradeWords(row.grade, evaluation.part, i18n),
    reasonsOf: (row: EvaluationOutcome) => reasonWords(row, i18n),
    partNote: await partNoteOf(evaluation, i18n),
    extras: isBureau ? await extrasOf(ctx, evaluation) : [],
    suggestions: isBureau ? await suggestionsOf(evaluation, content) : [],
    items: itemsOf(content, i18n),
    mayPropose: takesExtras(evaluation.cycle, evaluation) && (await bouncer.with(ResultPolicy).allows('propose')),
    mayAppeal:
      evaluation.state === 'public_notice' &&
      beijingDay() <= (lastDay ?? '') &&
      !appeals.some(({ isCurrent }) => isCurrent) &&
      (await bouncer.with(ResultPolicy).allows('appeal', evaluation)),
    failedTwice:
      isBureau &&
      outcome?.grade === 'fail' &&
      (await failedBefore([evaluation.designationId], evaluation.cycle.year)).has(evaluation.designationId),
  })
}

/** Why it takes part as it does. The reason of the rule is the national grade as it was when the cycle began. */
async function partNoteOf(evaluation: PointEvaluation, i18n: Words) {
  const { part, partRule, partReason, organizationId, cycle } = evaluation
  if (part !== 'reference') return partReason
  const national = nationalWords((await assessedIn(cycle.year)).get(organizationId), i18n)
  return partRule === 'office' && partReason ? `${national}；${partReason}` : national
}

/** The bureau sees every version; the point what was announced, and what an appeal put beside it. */
async function versionsSeen({ id }: PointEvaluation, appeals: readonly EvaluationAppeal[], isBureau: boolean) {
  const rows = await EvaluationOutcome.query().where('evaluationId', id).preload('seats').orderBy('number')
  if (isBureau) return rows
  const announced = new Set(appeals.map(({ outcomeId }) => outcomeId))
  return rows.filter((row) => row.isCurrent || announced.has(row.id))
}

async function partsOf(
  { i18n }: HttpContext,
  { id, variant }: PointEvaluation,
  outcome: EvaluationOutcome,
  content: IndicatorContent,
  appeals: readonly EvaluationAppeal[]
) {
  const sheets = (await scoredSheets([id])).get(id) ?? []
  const filed = (await filedContents([id])).get(id) ?? NOTHING_FILED
  const believed = appeals.filter(({ state }) => state === 'revised').flatMap(({ given }) => given.believed)
  return {
    groups: resultLines(content, variant, outcome, { filed, sheets, believed }, i18n),
    marks: marksIn(outcome, mostOfExperts(content)),
    counted: countedExtras(outcome, content, i18n),
    differences: differencesOf(outcome, content, variant),
    hash: hashOf(outcome),
  }
}

/** What names the whole result: inputs, lines, sums, grade. */
export function hashOf({ figures, extras, lines, base, final, grade, indicatorHash }: EvaluationOutcome) {
  return sha256(canonicalJson({ figures, extras, lines, base, final, grade, indicatorHash }))
}

type Words = HttpContext['i18n']

/** 加分 扣分 一票否决 as they were counted. */
function countedExtras({ extras }: EvaluationOutcome, content: IndicatorContent, i18n: Words) {
  const name = (items: readonly { id: string; name: { zh: string; en: string } }[], id: string) =>
    textIn(items.find((item) => item.id === id)?.name, i18n) || id
  const text = (kind: string) => i18n.t(`evaluation_results.kinds.${kind}`)
  return [
    ...Object.entries(extras.bonus).map(([id, times]) => ({
      ...{ kind: text('bonus'), name: name(content.bonus.items, id) },
      points: `+${(content.bonus.items.find((item) => item.id === id)?.points ?? 0) * times}`,
    })),
    ...extras.deductions.map(({ item, points }) => ({
      ...{ kind: text('deduction'), name: name(content.deductions.items, item), points: `−${points}` },
    })),
    ...extras.vetoes.map((id) => ({ kind: text('veto'), name: name(content.vetoes, id), points: '' })),
  ]
}

/** What can be chosen, in groups by its kind. */
function itemsOf({ bonus, deductions, vetoes }: IndicatorContent, i18n: Words) {
  const group = (kind: string, items: { value: string; text: string }[]) => ({
    ...{ text: i18n.t(`evaluation_results.kinds.${kind}`), options: items },
  })
  return [
    group(
      'deduction',
      deductions.items.map(({ id, name, from, to }) => ({
        value: `deduction.${id}`,
        text: `${textIn(name, i18n)} ${i18n.t('evaluation_results.from_to', { from, to })}`,
      }))
    ),
    group(
      'bonus',
      bonus.items.map(({ id, name, points }) => ({
        value: `bonus.${id}`,
        text: `${textIn(name, i18n)} ${i18n.t('evaluation_results.each', { points })}`,
      }))
    ),
    group(
      'veto',
      vetoes.map(({ id, name }) => ({ value: `veto.${id}`, text: textIn(name, i18n) }))
    ),
  ]
}

async function extrasOf({ auth, bouncer, i18n }: HttpContext, evaluation: PointEvaluation) {
  const user = auth.getUserOrFail()
  const rows = await EvaluationExtra.query()
    .where('evaluationId', evaluation.id)
    .preload('createdBy')
    .orderBy('id', 'desc')
  const may = async (step: ExtraStep, row: EvaluationExtra) =>
    extraWorkflow.allows(step, row) &&
    (await bouncer.with(ResultPolicy).allows('rule', step)) &&
    (step === 'withdraw' || (takesExtras(evaluation.cycle, evaluation) && row.createdById !== user.id))
  return Promise.all(
    rows.map(async (row) => ({
      row,
      mayRule: await may('confirm', row),
      mayWithdraw: await may('withdraw', row),
      mayRevoke: await may('revoke', row),
      timeline: await timelineOf('evaluation_extra', row.id, i18n),
    }))
  )
}

/** What the frozen records say for a deduction: for the handler to look at, never counted by itself. */
async function suggestionsOf({ designationId, cycle }: PointEvaluation, { deductions }: IndicatorContent) {
  const found = await inTransaction((trx) => frozenFigures([designationId], cycle.year, trx))
  const figures = found.get(designationId) ?? {}
  return deductions.items.flatMap(({ id, name }) => {
    const key = config.suggestions[id]
    const figure: Figure = figures[key] ?? null
    return key && typeof figure === 'number' && figure > 0
      ? [
          {
            item: id,
            name,
            key,
            count: figure,
            href: `/evaluation-figures/points/${designationId}/${key}?year=${cycle.year}`,
          },
        ]
      : []
  })
}
