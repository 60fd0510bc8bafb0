import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { inChunks, wholeListOf } from '#app/core/list'
import { workbookStream, XLSX } from '#app/core/spreadsheet'
import { personOf } from '#app/users/actor'
import Designation from './designation.js'
import { designationList } from './designation_list.js'
import DesignationPolicy from './designation_policy.js'
import { designationSheet } from './designation_sheet.js'

export default class DesignationExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, response, i18n } = ctx
    await bouncer.with(DesignationPolicy).authorize('export')
    const seen = Designation.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    const rows = wholeListOf(seen, request, designationList(i18n))
    const by = personOf(ctx)
    await inTransaction((trx) =>
      record(trx, {
        action: 'designation.exported',
        subject: { type: 'user', id: by.id },
        by,
        details: { filter: request.parsedUrl.query ?? '' },
      })
    )

    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', contentDisposition('attachment', `网点名录-${beijingDay()}.xlsx`))
    return response.stream(workbookStream(designationSheet(i18n), inChunks(rows)))
  }
}
