import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import PointBatch from './point_batch.js'
import PointBatchPolicy from './point_batch_policy.js'
import { batchStepValidator } from './point_batch_validators.js'
import { openBatch } from './point_batch_workflow.js'

/** 发布批次 */
export default class BatchOpeningsController {
  async store(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    await bouncer.with(PointBatchPolicy).authorize('open')
    const batch = await PointBatch.calls()
      .where('id', Number(params.batch_id) || 0)
      .firstOrFail()
    const { version } = await request.validateUsing(batchStepValidator)

    await openBatch(batch, personOf(ctx), version)
    session.flash('success', i18n.t('point_batches.opened', { title: batch.title }))
    return response.redirect().toRoute('batches.show', { id: batch.id })
  }
}
