import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/evaluation_workbooks'
import { offerOrder, type WholeWorkbook } from '#app/audit/answer_export'
import { answerList } from '#app/audit/answer_list'
import { found } from '#app/core/answers'
import { comparedCycle } from '#app/evaluation_results/result_page'
import { countRated, cycleFacts, ratedIn } from './cycle_facts.js'
import { cycleWorkbook } from './cycle_workbook.js'
import { sendWorkbook } from './send_workbook.js'
import { workbookList } from './workbook_list.js'

/** 计分工作簿 of a whole cycle, and of each of its points. */
export default class CycleWorkbooksController {
  async index(ctx: HttpContext) {
    const { view, i18n } = ctx
    const cycle = await comparedCycle(ctx)
    const title = i18n.t('evaluation_workbooks.title')
    return answerList(ctx, ratedIn(cycle), workbookList(i18n), title, async (list) =>
      view.render('pages/evaluation_workbooks/index', {
        ...{ cycle, list, total: await countRated(cycle), directPoints: config.directPoints },
      })
    )
  }

  /** That of many points takes its time: it is ordered, and a job writes it. */
  async download(ctx: HttpContext) {
    const cycle = await comparedCycle(ctx)
    const count = await countRated(cycle)
    if (count === 0) return found(ctx, null)
    const workbook: WholeWorkbook = {
      ...{ name: `计分工作簿-${cycle.year}`, action: 'evaluation_cycle.workbook_exported', count },
      ...{ subject: { type: 'evaluation_cycle', id: cycle.id }, details: { points: count } },
      bytes: async (told) => cycleWorkbook(await cycleFacts(cycle, told)),
    }
    if (ctx.takeWorkbook) return ctx.takeWorkbook(workbook)
    return count > config.directPoints ? offerOrder(ctx) : sendWorkbook(ctx, await workbook.bytes(), workbook)
  }
}
