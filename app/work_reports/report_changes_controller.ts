import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { found } from '#app/core/answers'
import { listOfRows } from '#app/core/list_of_rows'
import { oneBatch } from '#app/core/spreadsheet'
import { differenceOf, factChangeList, factChangeSheet, kindOf } from './fact_change_list.js'
import { visibleReport } from './visible_report.js'

/** 数据变动清单: what was not the same when the data was taken anew. */
export default class ReportChangesController {
  async index(ctx: HttpContext) {
    const { report, list } = await changesFor(ctx)
    return ctx.view.render('pages/work_reports/changes', { report, list, differenceOf, kindOf })
  }

  async export(ctx: HttpContext) {
    const { report, chosen } = await changesFor(ctx)
    const sheet = factChangeSheet(report.title, ctx.i18n)
    return answerWorkbook(ctx, { action: 'work_report.changes_exported', sheet, rows: oneBatch(chosen) })
  }
}

/** @throws 404 where the data was never taken anew */
async function changesFor(ctx: HttpContext) {
  const report = await visibleReport(ctx)
  const changes = found(ctx, report.changes)
  return { report, ...listOfRows([...changes], ctx.request, factChangeList(ctx.i18n)) }
}
