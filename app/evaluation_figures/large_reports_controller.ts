import type { HttpContext } from '@adonisjs/core/http'
import { readFile } from '#app/attachments/file_store'
import { found } from '#app/core/answers'
import { contentDisposition } from '#app/core/content_disposition'
import { XLSX } from '#app/core/spreadsheet'
import FigureReport from './figure_report.js'

/** 年度数据报送表 of very many points: how far it is, and the file. */
export default class LargeReportsController {
  async show(ctx: HttpContext) {
    return ctx.view.render('pages/evaluation_figures/report', { report: await ownReport(ctx) })
  }

  async download(ctx: HttpContext) {
    const { response } = ctx
    const { fileKey, year } = await ownReport(ctx)
    const key = found(ctx, fileKey)
    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', contentDisposition('attachment', `年度数据报送表-${year}.xlsx`))
    return response.stream(await readFile(key))
  }
}

function ownReport({ auth, params }: HttpContext) {
  return FigureReport.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.report_id) || 0)
    .firstOrFail()
}
