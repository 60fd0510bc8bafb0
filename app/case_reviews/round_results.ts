import { insertAll, sqlTime, type Trx } from '#app/core/dialect'
import { panelResult, rankBands } from '#app/experts/jury_statistics'
import CaseBlind from './case_blind.js'
import type CaseRound from './case_round.js'
import { CaseAllocation } from './case_round.js'
import { totalsByBlind } from './round_totals.js'

/** The rank bands are drawn with the seed of the allocation, so that they come out the same again. */
export async function rankedCases(round: CaseRound, trx?: Trx) {
  const totals = await totalsByBlind(round.id, trx)
  const first = await CaseAllocation.query({ client: trx }).where('roundId', round.id).orderBy('id', 'desc').first()
  if (!first || totals.size === 0) return []
  const ranked = rankBands(new Map([...totals].map(([id, given]) => [String(id), given])), first.seed)
  return ranked.map((row) => ({ ...row, blindId: Number(row.key), totals: totals.get(Number(row.key))! }))
}

/** 名次 go into case_results, once: the table refuses a second row of the same case. @returns how many */
export async function writeResults(trx: Trx, round: CaseRound) {
  const blinds = await CaseBlind.query({ client: trx }).where('roundId', round.id)
  const rows = (await rankedCases(round, trx)).map(({ blindId, totals, mean, rank, from, to, band }) => {
    const { caseId, contentHash } = blinds.find(({ id }) => id === blindId)!
    return {
      ...{ call_id: round.callId, case_id: caseId, content_hash: contentHash, scores: totals.length },
      ...{ mean, gap: panelResult(totals)!.gap, rank, rank_from: from, rank_to: to, band, created_at: sqlTime() },
    }
  })
  await insertAll(trx, 'case_results', rows)
  return rows.length
}
