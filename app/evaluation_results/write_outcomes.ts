import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { insertAll, sqlTime, type Trx } from '#app/core/dialect'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import type { Actor } from '#app/users/actor'
import { type Computed, computedOutcomes, type Inputs } from './computed_outcomes.js'
import EvaluationOutcome from './evaluation_outcome.js'
import { contentOf, outcomeInputs } from './outcome_inputs.js'

export const indicatorHash = (content: IndicatorContent) => sha256(canonicalJson(content))

/** One more outcome of a point: what came before it stays, and is no longer the current one. */
export type NewOutcome = Computed &
  Pick<Inputs, 'figures' | 'extras'> & {
    evaluationId: number
    number: number
    kind: EvaluationOutcome['kind']
    indicatorHash: string
    opinion?: string | null
  }

/**
 * 形成得分: computes every point of a cycle anew and writes down what differs from what stands. The caller holds the
 * cycle. A few statements, however many points.
 *
 * @param leaving points that are leaving in this transaction: nobody is compared with them any more
 * @returns how many outcomes are new
 */
export async function writeOutcomes(
  trx: Trx,
  cycle: Pick<EvaluationCycle, 'id' | 'year' | 'indicatorVersionId'>,
  by: Actor,
  leaving: readonly number[] = []
): Promise<number> {
  const content = await contentOf(cycle, trx)
  const inputs = (await outcomeInputs(trx, cycle, content)).filter(({ id }) => !leaving.includes(id))
  const computed = computedOutcomes(content, inputs)
  const before = await currentOutcomes(
    trx,
    inputs.map(({ id }) => id)
  )
  const hash = indicatorHash(content)
  const fresh = inputs.flatMap(({ id, figures, extras }): NewOutcome[] => {
    const last = before.get(id)
    const told = { ...computed.get(id)!, figures, extras, indicatorHash: hash }
    if (last && last.kind !== 'deliberated' && isSame(last, told)) return []
    return [{ ...told, evaluationId: id, number: (last?.number ?? 0) + 1, kind: 'calibrated' }]
  })
  await appendOutcomes(trx, fresh, by)
  await showCurrent(trx, cycle.id)
  return fresh.length
}

export async function currentOutcomes(trx: Trx | undefined, evaluationIds: readonly number[]) {
  const rows = await EvaluationOutcome.query({ client: trx })
    .whereIn('evaluationId', [...evaluationIds])
    .where('isCurrent', true)
  return new Map(rows.map((row) => [row.evaluationId, row]))
}

type Told = Computed & Pick<NewOutcome, 'figures' | 'extras' | 'indicatorHash'>

const TOLD = ['figures', 'extras', 'lines', 'base', 'bonus', 'deduction', 'final', 'systemGrade'] as const
const GIVEN = ['grade', 'reasons', 'rank', 'indicatorHash'] as const

/** Does the one say of a point what the other does? */
function isSame(one: Told, other: Told) {
  return [...TOLD, ...GIVEN].every((key) => canonicalJson(one[key]) === canonicalJson(other[key]))
}

export async function appendOutcomes(trx: Trx, outcomes: readonly NewOutcome[], by: Actor) {
  const ids = outcomes.map(({ evaluationId }) => evaluationId)
  if (ids.length === 0) return
  await trx
    .from('evaluation_outcomes')
    .whereIn('evaluation_id', ids)
    .where('is_current', true)
    .update('is_current', null)
  await insertAll(
    trx,
    'evaluation_outcomes',
    outcomes.map(({ evaluationId, number, kind, base, bonus, deduction, final, grade, rank, ...one }) => ({
      ...{ evaluation_id: evaluationId, number, kind, is_current: true, base, bonus, deduction, final, grade, rank },
      ...{ figures: JSON.stringify(one.figures), extras: JSON.stringify(one.extras), lines: JSON.stringify(one.lines) },
      ...{ indicator_hash: one.indicatorHash, system_grade: one.systemGrade, reasons: JSON.stringify(one.reasons) },
      ...{ opinion: one.opinion ?? null, by_id: by.id, created_at: sqlTime() },
    }))
  )
}

const SHOWN = ['final', 'grade', 'rank']

/** The points of a cycle show their current outcome: one statement for all of them. */
async function showCurrent(trx: Trx, cycleId: number) {
  const current = 'select ?? from evaluation_outcomes where evaluation_id = point_evaluations.id and is_current = ?'
  const sets = SHOWN.map(() => `?? = (${current})`).join(', ')
  await trx.rawQuery(`update point_evaluations set ${sets}, updated_at = ? where cycle_id = ?`, [
    ...SHOWN.flatMap((column) => [column, column, true]),
    ...[sqlTime(), cycleId],
  ])
}
