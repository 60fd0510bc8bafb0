import { beijingDay } from '#app/calendar/working_days'
import type { Trx } from '#app/core/dialect'
import type EvaluationCycle from './evaluation_cycle.js'
import { refusalsOf, type Refusal } from './cycle_hooks.js'
import type { CycleStep } from './evaluation_cycle_workflow.js'
import { openingRefusals } from './open_cycle.js'
import type { EvaluationState } from './point_evaluation_workflow.js'

type Condition = (trx: Trx, cycle: EvaluationCycle) => Promise<Refusal[]>

/** What the office has to wait for; the rooms above add theirs (cycle_hooks.ts). */
const OWN: Partial<Record<CycleStep, Condition>> = {
  open: openingRefusals,
  close: closingRefusals,
  beginScoring: scoringRefusals,
  conclude: concludingRefusals,
}

/** Everything that keeps the cycle from its next step. */
export async function whyNot(trx: Trx, step: CycleStep, cycle: EvaluationCycle): Promise<Refusal[]> {
  return [...((await OWN[step]?.(trx, cycle)) ?? []), ...(await refusalsOf(trx, step, cycle))]
}

/** Nobody is cut off: the due day is over, no grace runs; before it only when all have filed. */
async function closingRefusals(trx: Trx, cycle: EvaluationCycle): Promise<Refusal[]> {
  const today = beijingDay()
  const day = cycle.selfDueOn.toISODate()!
  const open = await openPoints(trx, cycle).count('* as total').first()
  const granted = openPoints(trx, cycle).where('grace_until', '>=', today)
  const graces = await granted.count('* as total').max('grace_until as last').first()
  const href = hrefOf(cycle, 'state=self_open')
  if (today <= day && Number(open.total) > 0)
    return [{ reason: 'self_running', facts: { day, count: String(open.total) }, href }]
  if (Number(graces.total) === 0) return []
  const last = graces.last instanceof Date ? beijingDay(graces.last) : String(graces.last).slice(0, 10)
  return [{ reason: 'grace_running', facts: { day: last, count: String(graces.total) }, href }]
}

/** Every point was checked, and what the records say of it is frozen. */
async function scoringRefusals(trx: Trx, cycle: EvaluationCycle): Promise<Refusal[]> {
  const counts = await countsIn(trx, cycle)
  const refusals: Refusal[] = (['self_open', 'supplement', 'submitted'] as const)
    .filter((state) => counts[state])
    .map((state) => ({
      reason: `points_${state}`,
      facts: { count: String(counts[state]) },
      href: hrefOf(cycle, `state=${state}`),
    }))
  const unfrozen = await countUnfrozen(trx, cycle)
  const href = hrefOf(cycle, 'frozen=no')
  if (unfrozen > 0) refusals.push({ reason: 'figures_open', facts: { count: String(unfrozen) }, href })
  if (!counts.checked) refusals.push({ reason: 'nobody_checked' })
  return refusals
}

async function concludingRefusals(trx: Trx, cycle: EvaluationCycle): Promise<Refusal[]> {
  const lastDay = cycle.noticeUntil?.toISODate() ?? ''
  const { appealed: appeals = 0 } = await countsIn(trx, cycle)
  const href = hrefOf(cycle, 'state=appealed')
  return [
    ...(beijingDay() <= lastDay ? [{ reason: 'results_notice_running', facts: { day: lastDay } }] : []),
    ...(appeals > 0 ? [{ reason: 'appeals_open', facts: { count: String(appeals) }, href }] : []),
  ]
}

/** Points that take part and whose year is not frozen. */
async function countUnfrozen(trx: Trx, { id, year }: EvaluationCycle) {
  const row = await trx
    .from('point_evaluations')
    .where('cycle_id', id)
    .whereNot('state', 'left')
    .whereNotExists((frozen) => {
      frozen.from('figure_freezes').whereColumn('figure_freezes.designation_id', 'point_evaluations.designation_id')
      frozen.where({ year, state: 'frozen' })
    })
    .count('* as total')
    .first()
  return Number(row.total)
}

function openPoints(trx: Trx, { id }: EvaluationCycle) {
  return trx.from('point_evaluations').where({ cycle_id: id, state: 'self_open' })
}

async function countsIn(trx: Trx, { id }: EvaluationCycle): Promise<Partial<Record<EvaluationState, number>>> {
  const rows = await trx
    .from('point_evaluations')
    .where('cycle_id', id)
    .groupBy('state')
    .select('state')
    .count('* as total')
  return Object.fromEntries(rows.map(({ state, total }) => [state, Number(total)]))
}

const hrefOf = ({ id }: EvaluationCycle, query: string) => `/evaluation-cycles/${id}/points?${query}`
