import Attachment from '#app/attachments/attachment'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { numberedName } from '#app/self_assessments/self_evidence'
import type EvaluationSeat from './evaluation_seat.js'
import { taskOf } from './sheet_task.js'

/**
 * A piece of evidence with the name that it has in the office, 指标号-序号-名称; null for what the point did not file. The
 * bytes are those that were filed, by their hash: a file that took their place since is none of this seat's.
 */
export async function evidenceFile({ evaluation }: EvaluationSeat, id: number) {
  const { content, filed } = await taskOf(evaluation)
  const piece = filed.evidence.find((one) => one.id === id)
  if (!piece) return null
  const of = { subjectType: 'self_evidence', subjectId: id, sha256: piece.sha256 }
  const file = await Attachment.query().where(of).first()
  const { code } = indicatorsOf(content).find((indicator) => indicator.id === piece.indicator)!
  return file && { file, name: numberedName(code, piece, file) }
}
