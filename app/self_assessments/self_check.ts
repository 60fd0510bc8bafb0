import { SelfCheckSchema } from '#database/schema'

/** 形式审查意见 about one indicator of one submission. `answer` is 补正情况. */
export default class SelfCheck extends SelfCheckSchema {
  declare opinion: 'ok' | 'fault'
}

/** What was said of each indicator, oldest first: 形式审查意见 and 补正情况. */
export async function checksOf(evaluationId: number): Promise<Map<string, SelfCheck[]>> {
  const rows = await SelfCheck.query().where({ evaluationId }).orderBy('submissionNumber').orderBy('id')
  return Map.groupBy(rows, ({ indicatorId }) => indicatorId)
}
