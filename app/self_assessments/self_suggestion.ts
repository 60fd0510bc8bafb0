import type { HttpContext } from '@adonisjs/core/http'
import { formatScore } from '#app/core/format'
import type { Standings } from '#app/evaluation_figures/standings'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { linesOf } from './self_lines.js'

/** 建议得分 as it stands after what was just typed, for the page that saves itself. */
export async function suggestionOf(
  { i18n }: Pick<HttpContext, 'i18n'>,
  { evaluation, standings }: { evaluation: PointEvaluation; standings: Standings },
  indicatorId: string
) {
  const lines = await linesOf(evaluation, { standings })
  const { suggested } = lines.find(({ indicator }) => indicator.id === indicatorId)!
  return { suggested: suggestedInWords(suggested, i18n) }
}

function suggestedInWords(
  { hundredths, isWhole }: { hundredths: number; isWhole: boolean },
  i18n: HttpContext['i18n']
) {
  return i18n.t(isWhole ? 'self_assessments.suggested' : 'self_assessments.suggested_so_far', {
    score: formatScore(hundredths),
  })
}
