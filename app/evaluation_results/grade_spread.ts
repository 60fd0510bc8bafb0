import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { GRADES, type IndicatorContent } from '#app/indicators/indicator_content'
import { placesFor } from '#app/indicators/total'
import { participants } from './outcome_inputs.js'

/** How many have which grade, and how many may be excellent. */
export async function spreadOfGrades(cycle: Pick<EvaluationCycle, 'id'>, { grading }: IndicatorContent) {
  const rows = await participants(cycle).where('part', 'rated').select('grade')
  const used = GRADES.filter((grade) => grade === 'fail' || grading.bands.some((band) => band.grade === grade))
  const counts = used.map((grade) => ({ grade, count: rows.filter((row) => row.grade === grade).length }))
  return { counts, rated: rows.length, places: placesFor({ grading }, rows.length) }
}
