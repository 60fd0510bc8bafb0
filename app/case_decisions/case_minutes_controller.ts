import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { contentDisposition } from '#app/core/content_disposition'
import { DOCX } from '#app/core/document'
import { inTransaction } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import { minutesDocument } from './minutes_document.js'
import { minutesFacts } from './minutes_facts.js'
import { visibleSelection } from './selection_page.js'

/** 审议会议纪要: stays inside the bureau; whoever takes it is on record. */
export default class CaseMinutesController {
  async show(ctx: HttpContext) {
    const { request, response } = ctx
    const selection = await visibleSelection(ctx)
    if (!selection.listHash) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    const file = await minutesDocument(await minutesFacts(selection))
    const subject = { type: 'case_selection', id: selection.id }
    await inTransaction((trx) =>
      record(trx, { action: 'case_selection.minutes_downloaded', subject, by: personOf(ctx) })
    )
    response.header('Content-Type', DOCX)
    response.header(
      'Content-Disposition',
      contentDisposition('attachment', `审议会议纪要-${selection.call.number}.docx`)
    )
    return response.send(file)
  }
}
