import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { reallocated } from '#app/experts/reallocate'
import { EvaluationAllocation, EvaluationPanel } from './evaluation_panel.js'

/** Every allocation of the panel of a year, run again. */
export async function reallocationsOf(year: number) {
  const cycle = await EvaluationCycle.findByOrFail('year', year)
  const panels = EvaluationPanel.query().where('cycleId', cycle.id).select('id')
  return reallocated(await EvaluationAllocation.query().whereIn('panelId', panels).orderBy('id'))
}
