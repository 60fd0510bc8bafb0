import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks } from '#app/core/list'
import { visibleCycle } from '#app/evaluations/evaluation_cycle_page'
import { evaluationCycleWorkflow } from '#app/evaluations/evaluation_cycle_workflow'
import { assessedIn } from '#app/evaluations/scope_of_cycle'
import { cycleSelfLines, cycleSelfSheet } from './cycle_self_sheet.js'
import { decisionOf } from './deliberation.js'
import type EvaluationOutcome from './evaluation_outcome.js'
import { spreadOfGrades } from './grade_spread.js'
import { contentOf, participants } from './outcome_inputs.js'
import { remarksOf, resultList, resultsOf } from './result_list.js'
import { mostOfExperts, marksIn } from './expert_marks.js'
import ResultPolicy from './result_policy.js'
import { gradeWords } from './result_words.js'
import { summarySheet } from './summary_sheet.js'

/** 评估结果 of a cycle: every point with experts' marks, total, rank, grade and why. */
export default class EvaluationResultsController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(ResultPolicy).authorize('list')
    const cycle = await visibleCycle(ctx)
    const content = await contentOf(cycle)
    const known = { most: mostOfExperts(content), national: await assessedIn(cycle.year) }
    const title = `${cycle.title} ${i18n.t('evaluation_results.title')}`
    const gradeTitle = i18n.t(`evaluation_results.columns.${cycle.state === 'final' ? 'final_grade' : 'grade'}`)
    const definition = resultList(i18n, content, { ...known, gradeTitle })
    return answerList(ctx, resultsOf(cycle), definition, title, async (list) =>
      view.render('pages/evaluation_results/index', {
        ...{ cycle, list, content, gradeTitle, decision: await decisionOf(cycle) },
        spread: await spreadOfGrades(cycle, content),
        points: (await participants(cycle)).length,
        marksOf: (row: EvaluationOutcome) => marksIn(row, known.most),
        remarksOf: (row: EvaluationOutcome) => remarksOf(row, known, i18n),
        gradeOf: ({ grade, evaluation }: EvaluationOutcome) => gradeWords(grade, evaluation.part, i18n),
        mayDecide:
          evaluationCycleWorkflow.allows('decide', cycle) && (await bouncer.with(ResultPolicy).allows('decide')),
      })
    )
  }

  /** 评审得分汇总表 (domain §7, sheet 4). */
  async summary(ctx: HttpContext) {
    await ctx.bouncer.with(ResultPolicy).authorize('list')
    const cycle = await visibleCycle(ctx)
    const sheet = summarySheet(cycle.title, await contentOf(cycle), await assessedIn(cycle.year))
    const rows = inChunks(resultsOf(cycle).orderBy('final', 'desc').orderBy('id'))
    return answerWorkbook(ctx, {
      action: 'evaluation_cycle.summary_exported',
      sheet,
      rows,
      details: { name: cycle.title },
    })
  }

  /** 效能评估自评表 (sheet 5) of every point. */
  async selfSheets(ctx: HttpContext) {
    await ctx.bouncer.with(ResultPolicy).authorize('list')
    const cycle = await visibleCycle(ctx)
    const content = await contentOf(cycle)
    return answerWorkbook(ctx, {
      ...{ action: 'evaluation_cycle.self_sheets_exported', details: { name: cycle.title } },
      ...{ sheet: cycleSelfSheet(cycle, content), rows: await cycleSelfLines(cycle, content) },
    })
  }
}
