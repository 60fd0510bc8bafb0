import { calculateResult } from '#app/survey_results/calculate_wave'

export default function calculate({ resultId }: { resultId: number }) {
  return calculateResult(resultId)
}
