import type { HttpContext } from '@adonisjs/core/http'
import { beijingYear } from '#app/core/beijing_day'
import { countsFor } from './light_record_counts.js'
import LightRecordPolicy from './light_record_policy.js'
import { recordKinds } from './record_kinds.js'

/** 工作台账: the small registers, by the clause of the plan that they serve. */
export default class LedgersController {
  async index({ auth, bouncer, view }: HttpContext) {
    const policy = bouncer.with(LightRecordPolicy)
    await policy.authorize('list')
    const counts = await countsFor(auth.getUserOrFail())
    const year = beijingYear()
    const ledgers = []
    for (const kind of recordKinds) {
      if (!(await policy.allows('open', kind))) continue
      const own = counts.filter((one) => one.kind === kind.code)
      const total = own.reduce((sum, { count }) => sum + count, 0)
      const thisYear = own.find((one) => one.year === year)?.count ?? 0
      ledgers.push({ ...kind, total, thisYear, mayWrite: await policy.allows('write', kind) })
    }
    return view.render('pages/light_records/ledgers', { ledgers, year })
  }
}
