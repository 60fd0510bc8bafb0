import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/evaluation_workbooks'
import { readFile } from '#app/attachments/file_store'
import { answerList } from '#app/audit/answer_list'
import { found } from '#app/core/answers'
import { contentDisposition } from '#app/core/content_disposition'
import { XLSX } from '#app/core/spreadsheet'
import ResultPolicy from '#app/evaluation_results/result_policy'
import { visibleCycle } from '#app/evaluations/evaluation_cycle_page'
import { personOf } from '#app/users/actor'
import { countRated, cycleFacts, ratedIn } from './cycle_facts.js'
import { cycleWorkbook } from './cycle_workbook.js'
import CycleWorkbookOrder from './cycle_workbook_order.js'
import { sendWorkbook } from './send_workbook.js'
import { workbookList } from './workbook_list.js'
import { orderCycleWorkbook } from './write_cycle_workbook.js'

/** 计分工作簿 of a whole cycle, and of each of its points. */
export default class CycleWorkbooksController {
  async index(ctx: HttpContext) {
    const { view, i18n } = ctx
    const cycle = await ownCycle(ctx)
    const title = i18n.t('evaluation_workbooks.title')
    return answerList(ctx, ratedIn(cycle), workbookList(i18n), title, async (list) =>
      view.render('pages/evaluation_workbooks/index', {
        ...{ cycle, list, total: await countRated(cycle), directPoints: config.directPoints },
      })
    )
  }

  async download(ctx: HttpContext) {
    const cycle = await ownCycle(ctx)
    const total = await countRated(cycle)
    if (total === 0) return found(ctx, null)
    if (total > config.directPoints) {
      const order = await orderCycleWorkbook(cycle, total, personOf(ctx))
      return ctx.response.redirect(`/evaluation-cycles/${cycle.id}/workbooks/${order.id}`)
    }
    return sendWorkbook(ctx, await cycleWorkbook(await cycleFacts(cycle)), {
      name: `计分工作簿-${cycle.year}`,
      action: 'evaluation_cycle.workbook_exported',
      ...{ subject: { type: 'evaluation_cycle', id: cycle.id }, details: { points: total } },
    })
  }

  /** How far the job is. */
  async show(ctx: HttpContext) {
    return ctx.view.render('pages/evaluation_workbooks/order', { order: await ownOrder(ctx) })
  }

  async file(ctx: HttpContext) {
    const { response } = ctx
    const { fileKey, cycle } = await ownOrder(ctx)
    const key = found(ctx, fileKey)
    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', contentDisposition('attachment', `计分工作簿-${cycle.year}.xlsx`))
    return response.stream(await readFile(key))
  }
}

async function ownCycle(ctx: HttpContext) {
  const cycle = await visibleCycle(ctx)
  await ctx.bouncer.with(ResultPolicy).authorize('list')
  return cycle
}

async function ownOrder(ctx: HttpContext) {
  const { auth, params } = ctx
  const cycle = await ownCycle(ctx)
  return CycleWorkbookOrder.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where({ id: Number(params.order_id) || 0, cycleId: cycle.id })
    .preload('cycle')
    .firstOrFail()
}
