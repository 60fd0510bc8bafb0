import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { workCalendar } from '#app/calendar/work_calendar'
import { found } from '#app/core/answers'
import { beijingDay } from '#app/core/beijing_day'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow as workflow } from '#app/evaluations/point_evaluation_workflow'
import { pointPartsFor } from '#app/evaluations/point_parts'
import { textIn, type Words } from '#app/questions/answer_text'
import type User from '#app/users/user'
import CorrectionOrder from '#app/workflow/correction_order'
import { lastDayOf, mayFile } from '#app/evaluations/period_lock'
import { SelfSubmission } from './self_assessment.js'
import SelfAssessmentPolicy from './self_assessment_policy.js'
import { checksTold } from './formal_check.js'
import { type Left, leftToDo, submissionIsAsFiled } from './self_filing.js'
import { type Line, linesOf } from './self_lines.js'
import { lineInWords, type LineInWords } from './self_words.js'

/**
 * The evaluation of the address with its cycle and indicators, when this person sees it; else 404, also before the cycle
 * has begun: nobody knows by which indicators.
 */
export async function begunEvaluation(ctx: HttpContext) {
  const { auth, params } = ctx
  const evaluation = await PointEvaluation.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.point_evaluation_id ?? params.id) || 0)
    .preload('cycle', (cycle) => void cycle.preload('indicatorVersion'))
    .firstOrFail()
  found(ctx, evaluation.cycle.indicatorVersion)
  return evaluation
}

/** What a point and its district read of what happened; what judging does with it is told by the rooms above. */
const TOLD = [
  ...['entered', 'part_changed', 'grace_given', 'reopened', 'submitted', 'supplement_requested', 'resubmitted'],
  ...['passed', 'taken_as_filed', 'left'],
].map((action) => `point_evaluation.${action}`)

export async function renderEvaluation(ctx: HttpContext, evaluation: PointEvaluation) {
  const { auth, bouncer, view, i18n } = ctx
  const user = auth.getUserOrFail()
  const policy = bouncer.with(SelfAssessmentPolicy)
  const isOwn = await policy.allows('write', evaluation)
  const submissions = await SelfSubmission.query().where({ evaluationId: evaluation.id }).orderBy('number')
  const filing = submissions.at(-1) ?? null
  const isDraft = isOwn && isWritten(evaluation)
  /** What is being written is the point's own until it is filed. */
  const lines = isOwn || filing ? await linesOf(evaluation, { filed: isDraft ? null : filing?.content }) : []
  const left = isDraft ? await leftToDo(evaluation, lines) : []
  const refusal = isDraft ? mayFile(evaluation, beijingDay()) : null
  await evaluation.load('clocks')
  const calendar = await workCalendar()
  return view.render('pages/self_assessments/show', {
    ...{ evaluation, filing, submissions, isOwn, isDraft, ...progressOf(left) },
    isAsFiled: filing ? submissionIsAsFiled(filing) : null,
    ...{ refusal: refusal && `self_${refusal}`, lastDay: lastDayOf(evaluation) },
    groups: groupsOf(lines, await wordsOf(ctx, evaluation, lines), i18n),
    order: await CorrectionOrder.sentOf('point_evaluation', evaluation.id).first(),
    clocks: evaluation.clocks.map((clock) => clock.standing(calendar)),
    showsResult: evaluation.showsResult(user),
    mayCheck: workflow.allows('pass', evaluation) && (await policy.allows('check')),
    parts: pointPartsFor(user, evaluation, i18n),
    timeline: await timelineOf('point_evaluation', evaluation.id, i18n, user.isBureau ? {} : { only: TOLD }),
  })
}

export const isWritten = ({ state }: Pick<PointEvaluation, 'state'>) => state === 'self_open' || state === 'supplement'

export async function wordsOf({ auth, i18n }: HttpContext, evaluation: PointEvaluation, lines: readonly Line[]) {
  const checks = await checksTold(evaluation)
  const inWords = lines.map((line) => lineInWords(line, evaluation, i18n, checks.get(line.indicator.id)))
  return opensRows(auth.getUserOrFail(), evaluation) ? inWords : inWords.map(withoutRows)
}

/** The secretariat checks papers: the rows of a figure, which may name people, are for the bureau, the district and the point. */
const opensRows = (user: User, { organizationId }: PointEvaluation) =>
  user.isOfficial || user.organizationId === organizationId

const withoutRows = (line: LineInWords) => ({ ...line, known: line.known.map((figure) => ({ ...figure, href: null })) })

/** By 一级指标, with its weight and the sum of its own scores. */
export function groupsOf(lines: readonly Line[], inWords: Awaited<ReturnType<typeof wordsOf>>, words: Words) {
  const groups = [...new Set(lines.map(({ group }) => group))]
  return groups.map((group) => {
    const own = inWords.filter((_, at) => lines[at].group === group)
    return {
      ...{ id: group.id, code: group.code, name: textIn(group.name, words), lines: own },
      weight: own.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0) / 100,
      score: own.reduce((sum, { score }) => sum + (score ?? 0), 0),
    }
  })
}

/** How many of those that can be written lack nothing, and which are those that do. */
export function progressOf(left: readonly Left[]) {
  const unfinished = left.filter(({ missing }) => missing.length > 0).map(({ line }) => line.indicator.id)
  return {
    total: left.length,
    done: left.length - unfinished.length,
    unfinished,
    open: left.map(({ line }) => line.indicator.id),
  }
}
