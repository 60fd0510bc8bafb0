import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { oneBatch } from '#app/core/spreadsheet'
import { keyIn, renderFigure, visiblePoint } from './figure_page.js'
import FigurePolicy from './figure_policy.js'
import { rowSheet } from './figure_row_list.js'
import { rowsOf } from './figures_of.js'
import { yearIn } from './points_of_year.js'

/** 明细: the rows that a figure is made of, on a page and in a workbook. */
export default class FigureRowsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(FigurePolicy).authorize('list')
    return renderFigure(ctx, await visiblePoint(ctx))
  }

  async export(ctx: HttpContext) {
    const { bouncer, request, i18n } = ctx
    await bouncer.with(FigurePolicy).authorize('list')
    const [point, definition] = [await visiblePoint(ctx), keyIn(ctx)]
    const year = yearIn(request.input('year'))
    const rows = await rowsOf(point.id, year, definition.key)
    const sheet = rowSheet(definition, `${point.name}  ${year}`, i18n)
    const details = { point: point.name, figure: definition.key, year: String(year) }
    return answerWorkbook(ctx, { action: 'evaluation_figure.rows_exported', sheet, rows: oneBatch(rows), details })
  }
}
