import { sqlTime, type Trx } from '#app/core/dialect'
import type EvaluationSeat from './evaluation_seat.js'
import { EvaluationScore, type Sheet } from './evaluation_seat.js'

/** What an expert gave, all figures together. Scores have one decimal, so that nothing is rounded here. */
export function hundredths(scores: Readonly<Record<string, number>>) {
  return Object.values(scores).reduce((sum, score) => sum + Math.round(score * 100), 0)
}

type Version = Sheet & { kind: EvaluationScore['kind']; total: number; contentHash: string }

export async function keepSheet(trx: Trx, { id }: EvaluationSeat, version: Version) {
  const before = await trx.from('evaluation_scores').where('seat_id', id).max('number as last').first()
  await trx.table('evaluation_scores').insert({
    ...{ seat_id: id, number: Number(before?.last ?? 0) + 1, kind: version.kind, total: version.total },
    ...{ scores: JSON.stringify(version.scores), findings: JSON.stringify(version.findings) },
    ...{ reasons: JSON.stringify(version.reasons), verdicts: JSON.stringify(version.verdicts) },
    opinion: version.opinion,
    ...{ content_hash: version.contentHash, created_at: sqlTime() },
  })
}

/** As it was handed in last; null for a seat that has given nothing yet. */
export function lastSheet({ id }: Pick<EvaluationSeat, 'id'>, trx?: Trx) {
  return EvaluationScore.query({ client: trx }).where('seatId', id).orderBy('number', 'desc').first()
}
