import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import EvaluationSeat from '#app/evaluation_scoring/evaluation_seat'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { reasonWords } from '#app/evaluation_results/result_words'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { now } from '#app/core/clock'
import { inChunks } from '#app/core/list'
import type { CycleFacts, PointLine } from './cycle_workbook.js'
import { writtenAt, zh } from './workbook_words.js'

const POINTS_AT_A_TIME = 100

/** Who takes part in a cycle and was given something, as its workbook lists them. */
export function ratedIn({ id }: Pick<EvaluationCycle, 'id'>) {
  return PointEvaluation.query()
    .where('cycleId', id)
    .whereNot('state', 'left')
    .whereIn('id', EvaluationOutcome.query().where('isCurrent', true).select('evaluation_id'))
}

export async function countRated(cycle: Pick<EvaluationCycle, 'id'>): Promise<number> {
  const [{ $extras }] = await ratedIn(cycle).count('* as total')
  return Number($extras.total)
}

/** @param noting hears how many points were handed over */
export async function cycleFacts(
  cycle: EvaluationCycle,
  noting: (done: number) => Promise<unknown> = async () => {}
): Promise<CycleFacts> {
  const { indicatorVersion, title, year } = cycle
  return {
    ...{ content: indicatorVersion.content, title, seats: await mostSeats(cycle), points: linesOf(cycle, noting) },
    about: [
      ['评估年度', `${year} 年`],
      ['指标体系', `${indicatorVersion.indicatorSystem.nameZh} 第 ${indicatorVersion.number} 版`],
      ['指标体系校验值', indicatorVersion.contentHash ?? '—'],
      ['形成时间', writtenAt(now())],
    ],
  }
}

/** Three at least: fewer marks are no mean. Those that were let go have given marks perhaps. */
async function mostSeats({ id }: EvaluationCycle) {
  const rows = await EvaluationSeat.query()
    .whereIn('evaluationId', PointEvaluation.query().where('cycleId', id).select('id'))
    .groupBy('evaluation_id')
    .select('evaluation_id')
    .count('* as seats')
  return Math.max(3, ...rows.map(({ $extras }) => Number($extras.seats)))
}

async function* linesOf(cycle: EvaluationCycle, noting: (done: number) => Promise<unknown>) {
  let done = 0
  for await (const points of inChunks(ratedIn(cycle).orderBy('id'), POINTS_AT_A_TIME)) {
    const outcomes = await EvaluationOutcome.query()
      .where('isCurrent', true)
      .whereIn(
        'evaluationId',
        points.map(({ id }) => id)
      )
    const found = new Map(outcomes.map((outcome) => [outcome.evaluationId, outcome]))
    yield points.map((point) => lineOf(point, found.get(point.id)!))
    await noting((done += points.length))
  }
}

function lineOf(
  { number, name, districtCode, hostType, variant, part }: PointEvaluation,
  outcome: EvaluationOutcome
): PointLine {
  const remark = reasonWords(outcome, zh()).join('；')
  return { number, name, district: districtCode, hostType, variant, part, outcome, remark }
}
