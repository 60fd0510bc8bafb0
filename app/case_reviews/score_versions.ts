import { sqlTime, type Trx } from '#app/core/dialect'
import { roundHalfUp } from '#app/experts/jury_statistics'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type CaseSeat from './case_seat.js'
import { CaseScore } from './case_seat.js'

/** A score sheet as handed in. */
export type Scored = { scores: Record<string, number>; reasons: Record<string, string>; opinion: string }

/** The rubric's points are its weights: they add up to 100 (weightedTotal() of such a rubric). */
export function hundredths(scores: Readonly<Record<string, number>>) {
  return Math.round(roundHalfUp(Object.values(scores).reduce((sum, score) => sum + score, 0)) * 100)
}

type Version = Scored & { kind: CaseScore['kind']; total: number; contentHash: string }

export async function keepScore(trx: Trx, { id }: CaseSeat, version: Version) {
  const before = await trx.from('case_scores').where('seat_id', id).max('number as last').first()
  await trx.table('case_scores').insert({
    ...{ seat_id: id, number: Number(before?.last ?? 0) + 1, kind: version.kind, total: version.total },
    ...{ scores: JSON.stringify(version.scores), reasons: JSON.stringify(version.reasons) },
    ...{ opinion: version.opinion, content_hash: version.contentHash, created_at: sqlTime() },
  })
}

/** As it was handed in last; null for a seat that has given nothing yet. */
export function lastScore({ id }: CaseSeat, trx?: Trx) {
  return CaseScore.query({ client: trx }).where('seatId', id).orderBy('number', 'desc').first()
}

/** @throws StepNotAllowed when there is nothing that the step could be about */
export async function scoreFor(step: 'confirm' | 'reopen', seat: CaseSeat, trx?: Trx) {
  const last = await lastScore(seat, trx)
  if (!last) throw new StepNotAllowed(step, 'moved_on')
  return last
}
