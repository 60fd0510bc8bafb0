import type { HttpContext } from '@adonisjs/core/http'
import { answerBulkChoice } from '#app/workflow/answer_bulk_choice'
import PointApplication from './point_application.js'
import { pointApplicationList } from './point_application_list.js'

/** The applications ticked in the list, or all that the list of the address has. */
export default class BulkChoicesController {
  async store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const seen = PointApplication.query().withScopes((scopes) => scopes.visibleTo(user))
    return answerBulkChoice(ctx, 'point_application', seen, await pointApplicationList(user, ctx.i18n), '/applications')
  }
}
