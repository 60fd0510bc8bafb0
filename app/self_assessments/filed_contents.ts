import type { Trx } from '#app/core/dialect'
import { SelfSubmission, type FiledContent } from './self_assessment.js'

export const NOTHING_FILED: FiledContent = { answers: {}, evidence: [] }

/** What counts of some points: what each filed last. @returns by the id of the evaluation; nothing of who filed nothing */
export async function filedContents(
  evaluationIds: readonly number[],
  client?: Trx
): Promise<Map<number, FiledContent>> {
  const rows = await SelfSubmission.query({ client })
    .whereIn('evaluationId', [...evaluationIds])
    .orderBy('evaluation_id')
    .orderBy('number')
  return new Map(rows.map(({ evaluationId, content }) => [evaluationId, content]))
}
