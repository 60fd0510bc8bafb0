import type { HttpContext } from '@adonisjs/core/http'
import type { I18n } from '@adonisjs/i18n'
import { answerWorkbook } from '#app/audit/answer_export'
import { formatTime } from '#app/core/format'
import { inChunks, wholeListOf } from '#app/core/list'
import type { Sheet } from '#app/core/spreadsheet'
import type BulkAct from './bulk_act.js'
import { bulkItemList } from './bulk_act_list.js'
import BulkItem from './bulk_item.js'
import { ownBulkAct } from './bulk_choice_page.js'
import { reasonInWords } from './bulk_words.js'

/** 批量办理结果表: what became of each row. */
export default class BulkActExportsController {
  async show(ctx: HttpContext) {
    const { request, i18n } = ctx
    const act = await ownBulkAct(ctx)
    const items = BulkItem.query().where('bulkActId', act.id)
    return answerWorkbook(ctx, {
      action: 'bulk_act.exported',
      sheet: resultSheet(act, i18n),
      rows: inChunks(wholeListOf(items, request, bulkItemList(i18n))),
    })
  }
}

function resultSheet({ act }: BulkAct, i18n: I18n): Sheet<BulkItem> {
  const title = i18n.t('bulk_acts.sheet')
  return {
    name: title,
    title: `${title}：${i18n.t(`bulk_acts.acts.${act}.title`)}`,
    columns: [
      { header: i18n.t('bulk_acts.columns.number'), width: 6, value: (_item, index) => index + 1 },
      { header: i18n.t('bulk_acts.columns.row'), width: 40, value: ({ title: row }) => row },
      {
        header: i18n.t('bulk_acts.columns.verdict'),
        width: 12,
        value: ({ verdict }) => i18n.t(`bulk_acts.verdicts.${verdict ?? 'waiting'}`),
      },
      { header: i18n.t('bulk_acts.columns.reason'), width: 50, value: (item) => reasonInWords(act, item, i18n) },
      {
        header: i18n.t('bulk_acts.columns.settled_at'),
        width: 20,
        value: ({ settledAt }) => settledAt && formatTime(settledAt, i18n.locale),
      },
    ],
  }
}
