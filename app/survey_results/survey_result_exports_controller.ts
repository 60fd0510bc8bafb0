import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { oneBatch } from '#app/core/spreadsheet'
import { askedIn } from './asked.js'
import { repairsIn } from './repairs.js'
import { rowsSeenBy } from './result_lines.js'
import { resultOf } from './result_page.js'
import ResultPolicy from './result_policy.js'
import { resultSheet } from './result_sheet.js'
import { visibleWave } from './result_waves.js'

export default class SurveyResultExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(ResultPolicy).authorize('list')
    const result = await resultOf(wave)
    if (result?.state !== 'calculated') throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    const rows = await rowsSeenBy(result, auth.getUserOrFail()).where('kind', 'point')
    const sheet = resultSheet(wave, askedIn(wave.questionVersion.content), await repairsIn(wave.year), i18n)
    const details = { name: wave.number, content_hash: result.contentHash! }
    return answerWorkbook(ctx, { action: 'survey_result.exported', sheet, rows: oneBatch(rows), details })
  }
}
