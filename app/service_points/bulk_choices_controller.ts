import type { HttpContext } from '@adonisjs/core/http'
import { wholeListOf } from '#app/core/list'
import BulkActPolicy from '#app/workflow/bulk_act_policy'
import { bulkKind } from '#app/workflow/bulk_kinds'
import { chooseRows, MOST_ROWS } from '#app/workflow/bulk_workflow'
import { bulkChoiceValidator } from './bulk_choice_validator.js'
import PointApplication from './point_application.js'
import { pointApplicationList } from './point_application_list.js'

/** The applications ticked in the list, or all that the list of the address has. */
export default class BulkChoicesController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const { act, ids, whole } = await request.validateUsing(bulkChoiceValidator)
    await bouncer.with(BulkActPolicy).authorize('choose', act)
    const user = auth.getUserOrFail()

    const chosen = whole ? await wholeList(ctx) : (ids ?? [])
    const refusal = chosen.length === 0 ? 'nothing' : chosen.length > MOST_ROWS ? 'too_many' : null
    if (refusal) {
      session.flash('error', i18n.t(`bulk_acts.${refusal}`, { most: MOST_ROWS }))
      return response.redirect().withQs().toRoute('applications.index')
    }
    const rows = await bulkKind(act).rows(user, chosen)
    const { id } = await chooseRows(act, rows, user.id)
    return response.redirect().toRoute('bulk_acts.edit', { id })
  }
}

async function wholeList({ auth, request, i18n }: HttpContext) {
  const user = auth.getUserOrFail()
  const seen = PointApplication.query().withScopes((scopes) => scopes.visibleTo(user))
  const asked = wholeListOf(seen, request, await pointApplicationList(user, i18n))
  const rows = await asked.select('id').limit(MOST_ROWS + 1)
  return rows.map(({ id }) => id)
}
