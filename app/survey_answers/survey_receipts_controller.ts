import type { HttpContext } from '@adonisjs/core/http'
import { answering, speak } from './respondent_page.js'
import { recordLines, recordOf } from './stored_record.js'
import { countReceipt } from './survey_limits.js'

/** 回执查询: whoever has the code reads what is kept of the answer. The code travels in a form, never in an address. */
export default class SurveyReceiptsController {
  index(ctx: HttpContext) {
    speak(ctx)
    return ctx.view.render('pages/survey_answers/receipt', { lines: null, isMissing: false })
  }

  store(ctx: HttpContext) {
    return answering(ctx, async () => {
      speak(ctx)
      await countReceipt(ctx.request.ip())
      const record = await recordOf(String(ctx.request.input('receipt', '')))
      if (!record) ctx.response.status(404)
      const lines = record && recordLines(record, record.context, ctx)
      return ctx.view.render('pages/survey_answers/receipt', { lines, isMissing: !record })
    })
  }
}
