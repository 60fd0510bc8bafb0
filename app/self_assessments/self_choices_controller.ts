import type { HttpContext } from '@adonisjs/core/http'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { answerBulkChoice } from '#app/workflow/answer_bulk_choice'
import { selfList } from './self_list.js'

/** The points ticked in the list, or all that the list of the address has. */
export default class SelfChoicesController {
  async store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const seen = PointEvaluation.query().withScopes((scopes) => scopes.visibleTo(user))
    return answerBulkChoice(ctx, 'point_evaluation', seen, await selfList(user, ctx.i18n), '/point-evaluations')
  }
}
