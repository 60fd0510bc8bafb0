import i18nManager from '@adonisjs/i18n/services/main'
import config from '#config/evaluation_results'
import limits from '#config/sanctions'
import { formatScore } from '#app/core/format'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { type Indicator, type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { criteriaOf } from '#app/indicators/rule_words'
import type { Wish } from '#app/sanctions/rectification_workflow'
import type EvaluationOutcome from './evaluation_outcome.js'

const { months, mostProblems } = limits.rectification

/** What a point that failed is asked to put right: what vetoed it, then its weakest indicators. An official paper: Chinese. */
export function rectificationFor(
  { title }: Pick<EvaluationCycle, 'title'>,
  { variant }: Pick<PointEvaluation, 'variant'>,
  { final, lines, extras }: EvaluationOutcome,
  content: IndicatorContent
): Wish {
  const zh = i18nManager.locale('zh-CN')
  const vetoed = content.vetoes
    .filter(({ id }) => extras.vetoes.includes(id))
    .map(({ name }) => ({ problem: `一票否决：${name.zh}`, requirement: zh.t('evaluation_results.veto_requirement') }))
  const weak = weakest(content, variant, lines).map(({ indicator, share }) => ({
    problem: zh.t('evaluation_results.weak_problem', {
      ...{ code: indicator.code, name: indicator.name.zh },
      ...{ points: formatScore(lines[indicator.id].hundredths), most: indicator.points[variant] ?? 0, share },
    }),
    requirement: criteriaOf(indicator, zh, variant).join('；').slice(0, 200),
  }))
  return {
    cause: 'annual_unqualified',
    months,
    facts: zh.t('evaluation_results.failed_facts', { title, final: formatScore(final) }),
    problems: [...vetoed, ...weak].slice(0, mostProblems),
  }
}

/** Below so much of their weight, the worst first. */
function weakest(content: IndicatorContent, variant: string, lines: EvaluationOutcome['lines']) {
  const shareOf = ({ id, points }: Indicator) => Math.round(lines[id].hundredths / (points[variant] ?? 0) || 0)
  const all = indicatorsOf(content)
    .filter(({ points }) => (points[variant] ?? 0) > 0)
    .map((indicator) => ({ indicator, share: shareOf(indicator) }))
    .toSorted((one, other) => one.share - other.share)
  const weak = all.filter(({ share }) => share < config.weakPercent)
  return weak.length > 0 ? weak : all.slice(0, 1)
}
