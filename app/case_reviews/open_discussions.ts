import { insertAll, sqlTime, type Trx } from '#app/core/dialect'
import { panelResult } from '#app/experts/jury_statistics'
import type CaseRound from './case_round.js'
import { totalsByBlind } from './round_totals.js'

/** One for each case whose scores lie too far apart. @returns how many */
export async function openDiscussions(trx: Trx, { id }: CaseRound) {
  const times = { created_at: sqlTime(), updated_at: sqlTime() }
  const rows = [...(await totalsByBlind(id, trx))].flatMap(([blindId, totals]) => {
    const result = panelResult(totals)
    if (!result?.needsDiscussion) return []
    return [{ round_id: id, blind_id: blindId, gap: Math.round(result.gap * 100), ...times }]
  })
  await insertAll(trx, 'case_discussions', rows)
  return rows.length
}
