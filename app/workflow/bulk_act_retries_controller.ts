import type { HttpContext } from '@adonisjs/core/http'
import BulkActPolicy from './bulk_act_policy.js'
import { ownBulkAct } from './bulk_choice_page.js'
import { bulkKind } from './bulk_kinds.js'
import { chooseRows } from './bulk_workflow.js'
import StepNotAllowed from './step_not_allowed.js'

/** The same act again, on the rows it was not done to; as they are now, and after a look at them. */
export default class BulkActRetriesController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, response } = ctx
    const act = await ownBulkAct(ctx)
    await bouncer.with(BulkActPolicy).authorize('choose', act.act)
    if (act.state !== 'finished') throw new StepNotAllowed('retry', 'still_running')

    const user = auth.getUserOrFail()
    const left = await act.related('items').query().whereIn('verdict', ['refused', 'failed']).orderBy('id')
    const rows = await bulkKind(act.act).rows(
      user,
      left.map(({ subjectId }) => subjectId)
    )
    const again = await chooseRows(act.act, rows, user.id, act.params)
    return response.redirect().toRoute('bulk_acts.edit', { id: again.id })
  }
}
