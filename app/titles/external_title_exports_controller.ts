import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import ExternalTitle from './external_title.js'
import { externalTitleList } from './external_title_list.js'
import ExternalTitlePolicy from './external_title_policy.js'
import { externalTitleSheet } from './external_title_sheet.js'

/** 国家级称号登记表 */
export default class ExternalTitleExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(ExternalTitlePolicy).authorize('export')
    const seen = ExternalTitle.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('organization')
    const rows = inChunks(wholeListOf(seen, request, externalTitleList(i18n)))
    return answerWorkbook(ctx, { action: 'external_title.exported', sheet: externalTitleSheet(i18n), rows })
  }
}
