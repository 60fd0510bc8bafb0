import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { listOf } from '#app/core/list'
import { personOf } from '#app/users/actor'
import BulkAct from './bulk_act.js'
import { bulkActList, bulkItemList } from './bulk_act_list.js'
import BulkItem from './bulk_item.js'
import BulkActPolicy from './bulk_act_policy.js'
import { bulkKind } from './bulk_kinds.js'
import { chosenRows, ownBulkAct, renderChoice } from './bulk_choice_page.js'
import { startBulkAct } from './bulk_workflow.js'

/** 批量办理: confirmed once, done by the worker, looked at here. */
export default class BulkActsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(BulkActPolicy).authorize('list')
    const own = BulkAct.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .whereNot('state', 'chosen')
    return answerList(ctx, own, bulkActList(i18n), i18n.t('bulk_acts.title'), async (list) =>
      view.render('pages/workflow/bulk_acts/index', {
        list,
        countsOf: await BulkAct.countsOf(list.rows.map(({ id }) => id)),
      })
    )
  }

  async edit(ctx: HttpContext) {
    const act = await ownBulkAct(ctx)
    if (act.state !== 'chosen') return ctx.response.redirect().toRoute('bulk_acts.show', { id: act.id })
    return renderChoice(ctx, act)
  }

  /** From the confirmation page on it runs by itself. */
  async update(ctx: HttpContext) {
    const { auth, bouncer, request, response } = ctx
    const act = await ownBulkAct(ctx)
    await bouncer.with(BulkActPolicy).authorize('choose', act.act)
    const kind = bulkKind(act.act)

    showAgain(ctx, () => renderChoice(ctx, act))
    const params = await request.validateUsing(kind.validator)
    const { fitting } = await chosenRows(act, auth.getUserOrFail())
    const shares = await kind.shares?.(
      fitting.map(({ row }) => row),
      params
    )
    await startBulkAct(act, personOf(ctx), params, shares)
    return response.redirect().toRoute('bulk_acts.show', { id: act.id })
  }

  async show(ctx: HttpContext) {
    const { request, response, view, i18n } = ctx
    const act = await ownBulkAct(ctx)
    if (act.state === 'chosen') return response.redirect().toRoute('bulk_acts.edit', { id: act.id })
    return view.render('pages/workflow/bulk_acts/show', {
      act,
      list: await listOf(BulkItem.query().where('bulkActId', act.id), request, bulkItemList(act, i18n)),
      counts: (await BulkAct.countsOf([act.id]))(act.id),
      path: bulkKind(act.act).path,
    })
  }
}
