import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { wholeListOf } from '#app/core/list'
import { applicationSheet, applicationSheetRows } from './application_sheet.js'
import PointApplication from './point_application.js'
import { pointApplicationList } from './point_application_list.js'
import PointApplicationPolicy from './point_application_policy.js'

/** 网点申报汇总表: the filtered list as the spreadsheet that districts and the city exchange. */
export default class ApplicationExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    const user = auth.getUserOrFail()
    await bouncer.with(PointApplicationPolicy).authorize('export')
    const seen = PointApplication.query().withScopes((scopes) => scopes.visibleTo(user))
    const asked = wholeListOf(seen, request, await pointApplicationList(user, i18n))
    return answerWorkbook(ctx, {
      action: 'point_application.exported',
      sheet: applicationSheet(i18n),
      rows: applicationSheetRows(asked),
    })
  }
}
