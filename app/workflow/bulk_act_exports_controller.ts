import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import { bulkItemList } from './bulk_act_list.js'
import BulkItem from './bulk_item.js'
import { ownBulkAct } from './bulk_choice_page.js'

/** 批量办理结果表: what became of each row. */
export default class BulkActExportsController {
  async show(ctx: HttpContext) {
    const { request, i18n } = ctx
    const act = await ownBulkAct(ctx)
    const definition = bulkItemList(act, i18n)
    const name = i18n.t('bulk_acts.sheet')
    return answerWorkbook(ctx, {
      action: 'bulk_act.exported',
      sheet: {
        name,
        title: `${name}：${i18n.t(`bulk_acts.acts.${act.act}.title`)}`,
        columns: definition.columns.map(({ text, value }) => ({ header: text, width: 30, value: value! })),
      },
      rows: inChunks(wholeListOf(BulkItem.query().where('bulkActId', act.id), request, definition)),
    })
  }
}
