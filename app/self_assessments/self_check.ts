import { SelfCheckSchema } from '#database/schema'

/** 形式审查意见 about one indicator of one submission. `answer` is 补正情况. */
export default class SelfCheck extends SelfCheckSchema {
  declare opinion: 'ok' | 'fault'
}

/** What was said of these points, oldest first: 形式审查意见 and 补正情况. @returns by the id of the evaluation */
export async function checksOf(evaluationIds: readonly number[]) {
  const rows = await SelfCheck.query()
    .whereIn('evaluationId', [...evaluationIds])
    .orderBy('submissionNumber')
    .orderBy('id')
  return Map.groupBy(rows, ({ evaluationId }) => evaluationId)
}
