import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import BadRatingCase from './bad_rating_case.js'
import { badRatingCaseList } from './bad_rating_case_list.js'
import BadRatingCasePolicy from './bad_rating_case_policy.js'
import { badRatingCaseSheet } from './bad_rating_case_sheet.js'

/** 差评整改台账 */
export default class BadRatingExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(BadRatingCasePolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = BadRatingCase.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('designation')
      .preload('clocks')
    const rows = inChunks(wholeListOf(seen, request, badRatingCaseList(user, i18n)))
    return answerWorkbook(ctx, { action: 'bad_rating_case.exported', sheet: badRatingCaseSheet(i18n), rows })
  }
}
