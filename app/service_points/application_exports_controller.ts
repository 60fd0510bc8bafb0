import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { inChunks, wholeListOf } from '#app/core/list'
import { workbookStream, XLSX } from '#app/core/spreadsheet'
import { personOf } from '#app/users/actor'
import { applicationSheet, applicationSheetRows } from './application_sheet.js'
import PointApplication from './point_application.js'
import { pointApplicationList } from './point_application_list.js'
import PointApplicationPolicy from './point_application_policy.js'

/** 网点申报汇总表: the filtered list as the spreadsheet that districts and the city exchange. */
export default class ApplicationExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, response, i18n } = ctx
    const user = auth.getUserOrFail()
    await bouncer.with(PointApplicationPolicy).authorize('export')
    const seen = PointApplication.query().withScopes((scopes) => scopes.visibleTo(user))
    const rows = wholeListOf(seen, request, await pointApplicationList(user, i18n))
    const by = personOf(ctx)
    await inTransaction((trx) =>
      record(trx, {
        action: 'point_application.exported',
        subject: { type: 'user', id: by.id },
        by,
        details: { filter: request.parsedUrl.query ?? '' },
      })
    )

    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', contentDisposition('attachment', `网点申报汇总表-${beijingDay()}.xlsx`))
    return response.stream(workbookStream(applicationSheet(i18n), applicationSheetRows(inChunks(rows))))
  }
}
