import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { answerFile } from '#app/attachments/answer_file'
import { displayName } from '#app/attachments/file_name'
import { fileIfThere } from '#app/attachments/file_store'
import { found } from '#app/core/answers'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { zipStream } from '#app/core/zip'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { textIn } from '#app/questions/answer_text'
import { sameAgain } from '#app/packets/measure'
import { actorOf } from '#app/users/actor'
import { NOTHING_FILED } from './filed_contents.js'
import SelfAssessmentPolicy from './self_assessment_policy.js'
import { evidenceSeenBy, numberedName } from './self_evidence.js'
import { newestFiling } from './self_filing.js'
import { fileOf, piecesOf } from './self_lines.js'
import { begunEvaluation } from './self_page.js'

/** 佐证材料 under their numbered names, one by one and all together. */
export default class SelfEvidenceController {
  async show(ctx: HttpContext) {
    const evaluation = await begunEvaluation(ctx)
    const piece = await evidenceSeenBy(ctx.auth.getUserOrFail())
      .where({ evaluationId: evaluation.id, id: Number(ctx.params.id) || 0 })
      .firstOrFail()
    const file = found(ctx, await fileOf(piece))
    const indicator = indicatorsOf(evaluation.cycle.indicatorVersion.content).find(({ id }) => id === piece.indicatorId)
    return answerFile(ctx, file, numberedName(indicator?.code ?? '', piece, file))
  }

  /** One folder for each indicator. What changed since it came breaks the download: better none than a wrong one. */
  async index(ctx: HttpContext) {
    const { bouncer, response, i18n } = ctx
    const evaluation = await begunEvaluation(ctx)
    const policy = bouncer.with(SelfAssessmentPolicy)
    await policy.authorize('list')
    const filed = (await newestFiling(evaluation.id))?.content
    const isOwn = await policy.allows('write', evaluation)
    const pieces = await piecesOf(evaluation.id, { filed: filed ?? (isOwn ? null : NOTHING_FILED) })
    const parts = indicatorsOf(evaluation.cycle.indicatorVersion.content).flatMap(({ id, code, name }) =>
      pieces
        .filter(({ indicatorId }) => indicatorId === id)
        .map(({ file, ...piece }) => ({
          path: `${displayName(`${code} ${textIn(name, i18n)}`)}/${numberedName(code, piece, file)}`,
          content: () => sameAgain(() => fileIfThere(file.key), file.sha256),
        }))
    )
    await inTransaction((trx) =>
      record(trx, {
        action: 'point_evaluation.evidence_taken',
        subject: { type: 'point_evaluation', id: evaluation.id },
        by: actorOf(ctx),
        details: { count: parts.length },
      })
    )
    const name = i18n.t('self_assessments.archive_name', { number: evaluation.number, name: evaluation.name })
    response.header('Content-Type', 'application/zip')
    response.header('Content-Disposition', contentDisposition('attachment', displayName(`${name}.zip`)))
    return response.stream(zipStream(parts))
  }
}
