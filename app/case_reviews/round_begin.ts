import type { Trx } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import CaseBlind, { CaseFinding } from './case_blind.js'
import type CaseRound from './case_round.js'
import { toldCases } from './judged_cases.js'

/**
 * Before the scoring: every copy was scanned as it was handed in last, and nothing found in it is left open.
 *
 * @throws StepNotAllowed `scan_missing`, `findings_open`, with the case
 */
export async function refuseUnready(trx: Trx, { id }: CaseRound) {
  const blinds = await CaseBlind.query({ client: trx }).where('roundId', id).orderBy('id')
  const told = await toldCases(
    blinds.map(({ caseId }) => caseId),
    trx
  )
  const waiting = told.filter(({ row }) => row.state === 'formal_ok')
  const blindOf = (caseId: number) => blinds.find((blind) => blind.caseId === caseId)!
  const unread = waiting.find(({ row, contentHash }) => blindOf(row.id).contentHash !== contentHash)
  if (unread) throw new StepNotAllowed('begin', 'scan_missing', null, { number: unread.row.number ?? '' })
  const ids = waiting.map(({ row }) => blindOf(row.id).id)
  const open = await CaseFinding.query({ client: trx }).whereIn('blindId', ids).where('state', 'open').first()
  const named = open && waiting.find(({ row }) => blindOf(row.id).id === open.blindId)!
  if (named) throw new StepNotAllowed('begin', 'findings_open', null, { number: named.row.number ?? '' })
}
