import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import { exportedVersion } from './question_exchange.js'
import { visibleVersion } from './question_page.js'
import QuestionSetPolicy from './question_set_policy.js'

/** A version as a file for another office. */
export default class QuestionExportsController {
  async show(ctx: HttpContext) {
    const { bouncer, response } = ctx
    const version = await visibleVersion(ctx)
    await bouncer.with(QuestionSetPolicy).authorize('list')
    const subject = { type: 'question_version', id: version.id }
    await inTransaction((trx) => record(trx, { action: 'question_version.exported', subject, by: personOf(ctx) }))
    response.header('Content-Type', 'application/json; charset=utf-8')
    response.header(
      'Content-Disposition',
      contentDisposition('attachment', `${version.questionSet.nameZh}-v${version.number}.json`)
    )
    return response.send(JSON.stringify(exportedVersion(version), null, 2))
  }
}
