import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { oneBatch } from '#app/core/spreadsheet'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { scoredSheets } from '#app/evaluation_scoring/scored_sheets'
import { outcomesOf } from './deliberation.js'
import { contentOf } from './outcome_inputs.js'
import { renderResult, visibleResult } from './result_page.js'
import { selfFacts, selfLines, selfSheet } from './self_sheet.js'

/** 评估结果 of one point. */
export default class PointResultsController {
  async show(ctx: HttpContext) {
    return renderResult(ctx, await visibleResult(ctx))
  }

  /** 效能评估自评表: for the point itself from the beginning, with points only when they are announced. */
  async sheet(ctx: HttpContext) {
    const { auth, params } = ctx
    const user = auth.getUserOrFail()
    const evaluation = await PointEvaluation.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where('id', Number(params.point_evaluation_id) || 0)
      .preload('cycle')
      .firstOrFail()
    const { id, variant, cycle } = evaluation
    const seen = evaluation.showsResult(user)
    const content = await contentOf(cycle)
    const sheet = selfSheet(evaluation, cycle.title, {
      ...{ ...(await selfFacts([evaluation], cycle.year))(evaluation), content, variant },
      sheets: (seen && (await scoredSheets([id])).get(id)) || [],
      outcome: (seen && (await outcomesOf([evaluation])).get(id)) || null,
    })
    const rows = oneBatch(selfLines(content))
    return answerWorkbook(ctx, {
      action: 'point_evaluation.sheet_exported',
      sheet,
      rows,
      details: { name: evaluation.name },
    })
  }
}
