import {
  type Grade,
  type Indicator,
  type IndicatorContent,
  indicatorsOf,
  type Rule,
} from '#app/indicators/indicator_content'

/** A number of a rule that somebody may change; one for all variants, or one for each of them. */
export type RuleParameter = { place: string; label: string; values: readonly number[]; isShared: boolean }

const shared = (place: string, value: number, label: string): RuleParameter => ({
  ...{ place, label, values: [value], isShared: true },
})

/** Every number that the formula of an indicator reads, in the order of its rules. */
export function parametersOf({ parts, points }: Indicator, variants: readonly string[]): RuleParameter[] {
  return [
    { place: 'weight', label: '分值', values: variants.map((variant) => points[variant] ?? 0), isShared: false },
    ...parts.flatMap(({ id, rule }) =>
      ruleParameters(rule, variants).map((one) => ({ ...one, place: `${id}.${one.place}` }))
    ),
  ]
}

function ruleParameters(rule: Rule, variants: readonly string[]): RuleParameter[] {
  switch (rule.kind) {
    case 'linear': {
      const fulls = variants.map((variant) => rule.fulls?.[variant] ?? rule.full)
      return [
        shared('floor', rule.floor, `${rule.of.zh}：达到此值得六成`),
        { place: 'full', label: `${rule.of.zh}：达到此值得满分`, values: fulls, isShared: false },
        shared('points', rule.points, `${rule.of.zh}：满分`),
      ]
    }
    case 'bands':
    case 'share': {
      const bands = rule.bands.flatMap(({ from, points }, at) => [
        shared(`bands.${at}.from`, from, `${rule.of.zh}：第 ${at + 1} 档起点${rule.kind === 'share' ? '（%）' : ''}`),
        shared(`bands.${at}.points`, points, `${rule.of.zh}：第 ${at + 1} 档得分`),
      ])
      if (rule.kind === 'share' || !rule.sample) return bands
      const { least, percent } = rule.sample
      return [
        ...bands,
        shared('sample.least', least, '样本少于此数按同类均值'),
        shared('sample.percent', percent, '按同类均值的比例（%）'),
      ]
    }
    case 'rate':
    case 'expert':
      return [shared('points', rule.points, `${rule.of.zh}：满分`)]
    case 'checks':
      return rule.items.flatMap(({ atLeast, points, of }, at) => [
        shared(`items.${at}.atLeast`, atLeast, `${of.zh}：至少`),
        shared(`items.${at}.points`, points, `${of.zh}：得分`),
      ])
    case 'count':
    case 'deduct':
      return [
        ...rule.items.map(({ points, of }, at) =>
          shared(`items.${at}.points`, points, `${of.zh}：每次${rule.kind === 'count' ? '得' : '扣'}分`)
        ),
        shared('points', rule.points, rule.kind === 'count' ? '最多得分' : '起始分'),
      ]
  }
}

/** What total and grade are worked out by. */
export function totalParameters(content: IndicatorContent, names: Record<Grade, string>): RuleParameter[] {
  const { bonus, deductions, grading } = content
  const named = new Map(indicatorsOf(content).map(({ id, name }) => [id, name.zh]))
  return [
    ...bonus.items.map(({ id, name, points }) => shared(`bonus.${id}`, points, `加分项 ${name.zh}：每次得分`)),
    shared('bonus.most', bonus.most, '加分上限'),
    shared('deductions.most', deductions.most, '扣分上限'),
    ...grading.bands.map(({ grade, from }) => shared(`grades.${grade}`, from, `${names[grade]}：总分不低于`)),
    ...grading.excellent.indicators.map(({ indicator, least }) =>
      shared(`excellent.${indicator}`, least, `优秀条件：${named.get(indicator) ?? indicator}不低于`)
    ),
    shared('excellent.mostDeduction', grading.excellent.mostDeduction, '优秀条件：单项扣分不超过'),
  ]
}
