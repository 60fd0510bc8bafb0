import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import type { Infer } from '@vinejs/vine/types'
import { answerList } from '#app/audit/answer_list'
import { timelineOf } from '#app/audit/timeline'
import { filledRows } from '#app/core/form_field'
import { showAgain } from '#app/core/form_page'
import { now } from '#app/core/clock'
import { personOf } from '#app/users/actor'
import { designationTypeNames, designationTypes } from './designation_types.js'
import PointBatch from './point_batch.js'
import { pointBatchList } from './point_batch_list.js'
import PointBatchPolicy from './point_batch_policy.js'
import { pointBatchValidator } from './point_batch_validators.js'
import { draftBatch, pointBatchWorkflow, reviseBatch } from './point_batch_workflow.js'

/** 批次: a call for applications, from its draft to its end. */
export default class PointBatchesController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(PointBatchPolicy).authorize('manage')
    const batches = PointBatch.calls().withScopes((scopes) => scopes.counted())
    return answerList(ctx, batches, pointBatchList(i18n), i18n.t('point_batches.title'), (list) =>
      view.render('pages/service_points/batches/index', { list })
    )
  }

  async show({ bouncer, params, view, i18n }: HttpContext) {
    await bouncer.with(PointBatchPolicy).authorize('manage')
    const batch = await PointBatch.calls()
      .withScopes((scopes) => scopes.counted())
      .where('id', Number(params.id) || 0)
      .firstOrFail()
    const mayOpen = await bouncer.with(PointBatchPolicy).allows('open')
    return view.render('pages/service_points/batches/show', {
      batch,
      timeline: await timelineOf('point_batch', batch.id, i18n),
      mayOpen: mayOpen && pointBatchWorkflow.allows('open', batch),
      mayClose: mayOpen && pointBatchWorkflow.allows('close', batch),
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(PointBatchPolicy).authorize('manage')
    return renderForm(ctx, { year: now().getUTCFullYear(), ...designationTypes.municipal_point })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    await bouncer.with(PointBatchPolicy).authorize('manage')
    showAgain(ctx, () => renderForm(ctx, {}))
    const values = await typedBatch(request)
    const batch = await draftBatch(values, personOf(ctx))
    return response.redirect().toRoute('batches.show', { id: batch.id })
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with(PointBatchPolicy).authorize('manage')
    const batch = await callOf(ctx)
    return renderForm(ctx, batch, batch)
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    await bouncer.with(PointBatchPolicy).authorize('manage')
    const batch = await callOf(ctx)
    showAgain(ctx, () => renderForm(ctx, batch, batch))
    const values = await typedBatch(request)

    await reviseBatch(batch, personOf(ctx), values)
    return response.redirect().toRoute('batches.show', { id: batch.id })
  }
}

function callOf({ params }: HttpContext) {
  return PointBatch.calls()
    .where('id', Number(params.id) || 0)
    .firstOrFail()
}

async function typedBatch(request: HttpContext['request']) {
  const { batchTitle, districtStep, opensOn, closesOn, rubric, guidance, ...rest }: Infer<typeof pointBatchValidator> =
    await request.validateUsing(pointBatchValidator, {
      data: { ...request.all(), rubric: filledRows(request.input('rubric')) },
    })
  return {
    ...rest,
    title: batchTitle,
    opensOn: DateTime.fromJSDate(opensOn),
    closesOn: DateTime.fromJSDate(closesOn),
    districtStep: districtStep ?? false,
    guidance: guidance ?? null,
    rubric: rubric.map((item, index) => ({ key: `item${index + 1}`, ...item })),
  }
}

function renderForm({ view }: HttpContext, values: object, batch: PointBatch | null = null) {
  return view.render('pages/service_points/batches/form', { values, batch, designationTypeNames })
}
