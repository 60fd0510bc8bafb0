import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/core'
import { readFile } from '#app/attachments/file_store'
import { contentDisposition } from '#app/core/content_disposition'
import { publicFilesOf, publicPage, publicReports, publishedReport } from './public_reports.js'

/** 年度工作报告 for everybody: a page to read, files to take along. */
export default class PublicReportsController {
  async index({ view }: HttpContext) {
    return view.render('pages/report_writing/public/index', { reports: await publicReports() })
  }

  async show(ctx: HttpContext) {
    const { report, building } = await found(ctx)
    return ctx.view.render('pages/report_writing/public/show', {
      ...{ report, building, page: await publicPage(building), files: await publicFilesOf(building) },
    })
  }

  /** The tag is the hash of the bytes: they never change. */
  async download(ctx: HttpContext) {
    const { params, request, response } = ctx
    const { report, building } = await found(ctx)
    const file = await publicFilesOf(building).where('path', params.file).first()
    if (!file) throw notFound(ctx)
    const tag = `"${file.sha256}"`
    response.header('ETag', tag)
    response.header('Cache-Control', 'public, max-age=3600')
    if (request.header('if-none-match')?.includes(tag)) return response.status(304)
    const name = `${report.title}.${file.path.split('.').pop()}`
    response.header('Content-Disposition', contentDisposition('attachment', name))
    response.header('Content-Type', file.contentType)
    response.header('Content-Length', String(file.size))
    response.header('X-Content-Type-Options', 'nosniff')
    return response.stream(await readFile(file.key))
  }
}

async function found(ctx: HttpContext) {
  const published = await publishedReport(Number(ctx.params.year))
  if (!published) throw notFound(ctx)
  return published
}

const notFound = ({ request }: HttpContext) => new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
