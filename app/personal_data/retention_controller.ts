import type { HttpContext } from '@adonisjs/core/http'
import { retentionGroups } from './retention_class.js'
import RetentionPolicy from './retention_policy.js'
import RetentionRun from './retention_run.js'
import { MOST_COUNTED, retentionStanding } from './run_retention.js'

/** 保存期限: what each class keeps, what waits, and what the last runs did. */
export default class RetentionController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(RetentionPolicy).authorize('read')
    const standing = await retentionStanding()
    const runs = await RetentionRun.query().orderBy('id', 'desc').limit(10)
    return view.render('pages/personal_data/retention', {
      groups: retentionGroups.map((key) => ({ key, classes: standing.filter(({ group }) => group === key) })),
      runs,
      last: runs.find(({ finishedAt }) => finishedAt)?.counts ?? null,
      most: MOST_COUNTED,
    })
  }
}
