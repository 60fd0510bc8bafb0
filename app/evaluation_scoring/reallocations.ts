import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { reallocate, type Reallocated } from '#app/experts/reallocate'
import { EvaluationAllocation, EvaluationPanel } from './evaluation_panel.js'

/** Every allocation of the panel of a year, run again. */
export async function reallocationsOf(year: number): Promise<{ record: EvaluationAllocation; again: Reallocated }[]> {
  const cycle = await EvaluationCycle.findByOrFail('year', year)
  const panels = EvaluationPanel.query().where('cycleId', cycle.id).select('id')
  const records = await EvaluationAllocation.query().whereIn('panelId', panels).orderBy('id')
  return records.flatMap((record) => {
    const again = reallocate(record)
    return again ? [{ record, again }] : []
  })
}
