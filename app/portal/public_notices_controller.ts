import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { listOfRows } from '#app/core/list_of_rows'
import { announcedDocumentList, announcedDocuments } from './announced_documents.js'
import { publicNotice } from './public_notice_page.js'
import { runningNotices } from './running_notices.js'

/** 公示公告: what runs now, and what was announced before. */
export default class PublicNoticesController {
  async index({ request, view, i18n }: HttpContext) {
    const documents = await announcedDocuments(
      String(request.input('q') ?? '')
        .trim()
        .slice(0, 100)
    )
    const { list } = listOfRows(documents, request, announcedDocumentList(i18n, documents))
    const running = await runningNotices(i18n)
    return view.render('pages/portal/notices/index', { running, list, today: beijingDay() })
  }

  async show({ params, view }: HttpContext) {
    return view.render('pages/portal/notices/show', await publicNotice(params.id))
  }
}
