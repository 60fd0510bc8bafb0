import limits from '#config/indicators'
import { hostTypes } from '#app/organizations/host_types'
import { fault, type Finding, repeated, untranslated } from '#app/questions/finding'
import { hundredths } from './fraction.js'
import { type Indicator, type IndicatorContent, indicatorsOf, measuresOf, type Variant } from './indicator_content.js'
import { findingsInRule } from './rule_checks.js'
import { mostOf } from './rules.js'

const ID = /^[a-z]\w{0,39}$/i

/** Whether points can be evaluated by a system as it is. */
export function findingsIn(content: IndicatorContent): Finding[] {
  return [
    ...wholeFindings(content),
    ...content.variants.flatMap((variant) => variantFindings(content, variant)),
    ...indicatorsOf(content).flatMap((indicator) => indicatorFindings(content, indicator)),
    ...shapeFindings(content),
    ...gradingFindings(content),
  ]
}

function wholeFindings(content: IndicatorContent): Finding[] {
  const { groups, variants, vetoes, bonus, deductions, basis } = content
  const indicators = indicatorsOf(content)
  const extras = [...vetoes, ...bonus.items, ...deductions.items]
  return [
    ...(indicators.length === 0 ? [fault('no_indicators')] : []),
    ...(indicators.length > limits.indicators ? [fault('many_indicators', null, { most: limits.indicators })] : []),
    ...groups.filter((group) => group.indicators.length === 0).map(({ id }) => fault('empty_group', id)),
    ...repeated([...groups, ...indicators].map(({ code }) => code)).map((code) =>
      fault('repeated_code', null, { code })
    ),
    ...repeated([...groups, ...indicators, ...variants, ...extras].map(({ id }) => id)).map((id) =>
      fault('repeated_id', null, { id })
    ),
    ...[...groups, ...indicators, ...variants, ...extras]
      .filter(({ id }) => !ID.test(id))
      .map(({ id }) => fault('bad_id', null, { id })),
    ...repeated(variants.flatMap((variant) => variant.hostTypes)).map((type) => fault('repeated_type', null, { type })),
    ...untranslated([basis, ...[...variants, ...extras].map(({ name }) => name)], null),
    ...groups.flatMap(({ id, name }) => untranslated([name], id)),
  ]
}

/** The sum of the weights of each variant in points, exactly. */
export function weightSums(content: IndicatorContent): Record<string, number> {
  return Object.fromEntries(
    content.variants.map(({ id }) => {
      const all = indicatorsOf(content).map(({ points }) => hundredths(points[id] ?? 0))
      return [id, all.reduce((sum, one) => sum + one, 0) / 100]
    })
  )
}

function variantFindings(content: IndicatorContent, { id, name, hostTypes: types }: Variant): Finding[] {
  const sum = weightSums(content)[id]
  const known: readonly string[] = hostTypes
  return [
    ...(sum === 100 ? [] : [fault('weights', id, { name: name.zh, sum })]),
    ...(types.some((type) => !known.includes(type)) ? [fault('unknown_type', id, { name: name.zh })] : []),
  ]
}

function indicatorFindings({ variants }: IndicatorContent, indicator: Indicator): Finding[] {
  const { id, code, name, parts, points } = indicator
  const given = mostOf(indicator).toHundredths()
  const weight = points[variants[0].id] ?? 0
  const texts = [name, ...parts.flatMap(({ rule }) => measuresOf(rule).flatMap(({ of, unit }) => [of, unit ?? of]))]
  return [
    ...(code ? [] : [fault('no_code', id)]),
    ...(parts.length === 0 ? [fault('no_rule', id)] : []),
    ...(given === hundredths(weight) ? [] : [fault('rule_points', id, { given: given / 100, weight })]),
    ...untranslated(texts, id),
    ...parts.flatMap(({ rule }) => findingsInRule(rule, id)),
  ]
}

/** One figure is a number, a share or a list of scores, wherever it is used. */
function shapeFindings(content: IndicatorContent): Finding[] {
  const shapes = new Map<string, string>()
  return indicatorsOf(content).flatMap(({ id, parts }) =>
    parts.flatMap(({ rule }) =>
      measuresOf(rule).flatMap(({ figure }) => {
        const shape = ['share', 'rate'].includes(rule.kind) ? 'share' : rule.kind === 'expert' ? 'scores' : 'number'
        const former = shapes.get(figure) ?? shape
        shapes.set(figure, former)
        return former === shape ? [] : [fault('two_shapes', id, { figure })]
      })
    )
  )
}

function gradingFindings({ grading, bonus, deductions, ...content }: IndicatorContent): Finding[] {
  const { bands, excellent } = grading
  const known = indicatorsOf(content).map(({ id }) => id)
  const falls = bands.every(({ from }, at) => at === 0 || from < bands[at - 1].from)
  return [
    ...(falls && bands[0]?.grade === 'excellent' ? [] : [fault('grades')]),
    ...excellent.indicators
      .filter(({ indicator }) => !known.includes(indicator))
      .map(({ indicator }) => fault('lost_condition', null, { indicator })),
    ...(bonus.most > limits.mostBonus ? [fault('much_bonus', null, { most: limits.mostBonus })] : []),
    ...(deductions.most > limits.mostDeduction ? [fault('much_deduction', null, { most: limits.mostDeduction })] : []),
    ...deductions.items
      .filter(({ from, to }) => from > to)
      .map(({ name }) => fault('deduction', null, { name: name.zh })),
  ]
}
