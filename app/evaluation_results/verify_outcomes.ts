import { canonicalJson } from '#app/core/canonical_json'
import { inTransaction } from '#app/core/dialect'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { computedOutcomes } from './computed_outcomes.js'
import EvaluationOutcome from './evaluation_outcome.js'
import { contentOf, outcomeInputs, participants } from './outcome_inputs.js'
import { differencesOf } from './recompute.js'

/** `stored`: an outcome does not come out of its own inputs; `tables`: what the tables say now is another one. */
export type Difference = { point: string; outcome: number; from: 'stored' | 'tables'; what: string }

/**
 * Computes all outcomes of a year anew: every one from what is stored with it, and those that calibration wrote from
 * frozen figures, filings and sheets as they stand in the tables.
 */
export async function changedOutcomes(year: number): Promise<{ outcomes: number; differences: Difference[] }> {
  const cycle = await EvaluationCycle.findByOrFail('year', year)
  const content = await contentOf(cycle)
  const points = await participants(cycle)
  const rows = await EvaluationOutcome.query()
    .whereIn(
      'evaluationId',
      points.map(({ id }) => id)
    )
    .orderBy('evaluation_id')
    .orderBy('number')
  const inputs = await inTransaction((trx) => outcomeInputs(trx, cycle, content))
  const computed = computedOutcomes(content, inputs)
  const differences = points.flatMap((point) => {
    const own = rows.filter(({ evaluationId }) => evaluationId === point.id)
    const stored = own.map((row) => ({
      row,
      from: 'stored' as const,
      what: differencesOf(row, content, point.variant),
    }))
    const told = { ...computed.get(point.id)!, ...inputs.find(({ id }) => id === point.id)! }
    const last = own.findLast(({ kind }) => kind !== 'revised')
    const tables = last ? [{ row: last, from: 'tables' as const, what: besides(last, told, cycle.state) }] : []
    return [...stored, ...tables].flatMap(({ row, from, what }): Difference[] =>
      what.length > 0 ? [{ point: point.number, outcome: row.number, from, what: what.join(', ') }] : []
    )
  })
  return { outcomes: rows.length, differences }
}

type Told = Pick<EvaluationOutcome, 'figures' | 'extras' | 'lines' | 'final'>

/** After an appeal the extras are those of the new result. */
function besides(last: EvaluationOutcome, told: Told, state: string): string[] {
  const isOpen = ['calibrated', 'deliberation'].includes(state)
  const keys = ['figures', 'lines', ...(isOpen ? (['extras', 'final'] as const) : [])] as const
  return keys.filter((key) => canonicalJson(last[key]) !== canonicalJson(told[key]))
}
