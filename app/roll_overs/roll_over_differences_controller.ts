import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { oneBatch, type Sheet } from '#app/core/spreadsheet'
import type { DifferenceLine } from './item_differences.js'
import RollOverPolicy from './roll_over_policy.js'
import { shownItems, visibleRollOver } from './roll_over_page.js'

type Row = DifferenceLine & { kind: string; title: string }

/** The list of differences as a workbook: what goes before a meeting. */
export default class RollOverDifferencesController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, i18n } = ctx
    await bouncer.with(RollOverPolicy).authorize('list')
    const rollOver = await visibleRollOver(ctx)
    const items = await shownItems(rollOver, auth.getUserOrFail(), i18n)
    const rows = items.flatMap(({ item, title, changed, kept }) =>
      [...changed, ...kept].map((line) => ({ ...line, title, kind: i18n.t(`roll_overs.kinds.${item.kind}`) }))
    )
    const name = i18n.t('roll_overs.sheet', { year: String(rollOver.year) })
    return answerWorkbook(ctx, { action: 'roll_over.exported', sheet: sheetOf(name, i18n), rows: oneBatch(rows) })
  }
}

function sheetOf(name: string, i18n: HttpContext['i18n']): Sheet<Row> {
  const text = (column: string) => i18n.t(`roll_overs.columns.${column}`)
  return {
    ...{ name, title: name },
    columns: [
      { header: text('kind'), width: 16, value: ({ kind }) => kind },
      { header: text('title'), width: 32, value: ({ title }) => title },
      { header: text('field'), width: 20, value: ({ label }) => label },
      { header: text('before'), width: 36, value: ({ before }) => before },
      { header: text('after'), width: 36, value: ({ after }) => after },
      { header: text('why'), width: 36, value: ({ why }) => why },
    ],
  }
}
