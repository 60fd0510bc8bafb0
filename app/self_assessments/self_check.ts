import { SelfCheckSchema } from '#database/schema'

/** 形式审查意见 about one indicator of one submission. `answer` is 补正情况. */
export default class SelfCheck extends SelfCheckSchema {
  declare opinion: 'ok' | 'fault'
}

/**
 * What was said of each indicator, oldest first: 形式审查意见 and 补正情况.
 *
 * @param before of submissions before this one only
 */
export async function checksOf(evaluationId: number, { before }: { before?: number } = {}) {
  const query = SelfCheck.query().where({ evaluationId }).orderBy('submissionNumber').orderBy('id')
  const rows = await (before === undefined ? query : query.where('submissionNumber', '<', before))
  return Map.groupBy(rows, ({ indicatorId }) => indicatorId)
}
