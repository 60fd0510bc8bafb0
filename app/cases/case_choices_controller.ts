import type { HttpContext } from '@adonisjs/core/http'
import { answerBulkChoice } from '#app/workflow/answer_bulk_choice'
import { caseList } from './case_list.js'
import TypicalCase from './typical_case.js'

/** The cases ticked in the list, or all that the list of the address has. */
export default class CaseChoicesController {
  async store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const seen = TypicalCase.query().withScopes((scopes) => scopes.visibleTo(user))
    return answerBulkChoice(ctx, 'typical_case', seen, await caseList(user, ctx.i18n), '/typical-cases')
  }
}
