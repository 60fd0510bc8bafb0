import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import { formatScore } from '#app/core/format'
import { visibleResult } from '#app/evaluation_results/result_page'
import { sendWorkbook } from './send_workbook.js'
import { outcomeOf, pointFacts } from './point_facts.js'
import { pointWorkbook } from './point_workbook.js'

/** 计分工作簿 of one point. */
export default class PointWorkbooksController {
  async show(ctx: HttpContext) {
    const evaluation = await visibleResult(ctx)
    const outcome = found(ctx, await outcomeOf(evaluation.id))
    await evaluation.cycle.load('indicatorVersion', (version) => void version.preload('indicatorSystem'))
    return sendWorkbook(ctx, await pointWorkbook(await pointFacts(evaluation, outcome)), {
      name: `计分工作簿-${evaluation.number}-${evaluation.name}`,
      action: 'point_evaluation.workbook_exported',
      subject: { type: 'point_evaluation', id: evaluation.id },
      details: { outcome: outcome.number, final: formatScore(outcome.final) },
    })
  }
}
