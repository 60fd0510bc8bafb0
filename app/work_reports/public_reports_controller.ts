import type { HttpContext } from '@adonisjs/core/http'
import { answerHashedFile } from '#app/attachments/answer_hashed_file'
import { found } from '#app/core/answers'
import { publicFilesOf, publicPage, publicReports, publishedReport } from './public_reports.js'

/** 年度工作报告 for everybody: a page to read, files to take along. */
export default class PublicReportsController {
  async index({ view }: HttpContext) {
    return view.render('pages/report_writing/public/index', { reports: await publicReports() })
  }

  async show(ctx: HttpContext) {
    const { report, building } = await publishedIn(ctx)
    return ctx.view.render('pages/report_writing/public/show', {
      ...{ report, building, page: await publicPage(building), files: await publicFilesOf(building) },
    })
  }

  async download(ctx: HttpContext) {
    const { report, building } = await publishedIn(ctx)
    const file = found(ctx, await publicFilesOf(building).where('path', ctx.params.file).first())
    const name = `${report.title}.${file.path.split('.').pop()}`
    return answerHashedFile(ctx, file, { cache: 'public, max-age=3600', name })
  }
}

/** The report of the address, or 404. */
async function publishedIn(ctx: HttpContext) {
  return found(ctx, await publishedReport(Number(ctx.params.year)))
}
