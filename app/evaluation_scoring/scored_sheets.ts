import type { Trx } from '#app/core/dialect'
import EvaluationSeat, { type Sheet } from './evaluation_seat.js'

export type ScoredSheet = Sheet & { seatId: number; expertId: number }

/** The newest sheet of each expert who has handed in. @returns by the id of the evaluation, in the order of the seats */
export async function scoredSheets(
  evaluationIds: readonly number[],
  client?: Trx
): Promise<Map<number, ScoredSheet[]>> {
  const seats = await EvaluationSeat.query({ client })
    .whereIn('evaluationId', [...evaluationIds])
    .where('state', 'submitted')
    .preload('sheets', (sheets) => void sheets.orderBy('number', 'desc'))
    .orderBy('id')
  const found = new Map<number, ScoredSheet[]>()
  for (const { id, evaluationId, expertId, sheets } of seats) {
    const { scores, findings, reasons, verdicts, opinion } = sheets[0]
    const sheet = { seatId: id, expertId, scores, findings, reasons, verdicts, opinion }
    found.set(evaluationId, [...(found.get(evaluationId) ?? []), sheet])
  }
  return found
}
