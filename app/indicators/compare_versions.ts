import { changedParts, type Lines, linesBetween } from '#app/core/version_difference'
import { textIn, type Words } from '#app/questions/answer_text'
import type { Bilingual } from '#app/questions/question_content'
import { type Indicator, type IndicatorContent, indicatorsOf, measuresOf, sourcesOf } from './indicator_content.js'
import { criteriaOf } from './rule_words.js'

/** What changed from one version to another, indicator by indicator. */
export function changedIndicators(before: IndicatorContent, after: IndicatorContent, words: Words) {
  const version = (content: IndicatorContent) => ({
    parts: indicatorsOf(content),
    places: content.groups.flatMap(({ id: group, indicators }) => indicators.map(({ id }) => ({ id, group }))),
    facts: (indicator: Indicator) => factsOf(indicator, content, words),
  })
  return changedParts(version(before), version(after)).map(({ part: { id, code, name }, ...change }) => ({
    ...{ id, code, name: textIn(name, words) },
    ...change,
  }))
}

/** What stands around the indicators. */
export function changedFrame(before: IndicatorContent, after: IndicatorContent, words: Words): Lines {
  return linesBetween(frameFacts(before, words), frameFacts(after, words))
}

const twice = ({ zh, en }: Bilingual) => `${zh} ${en}`.trim()

function factsOf(indicator: Indicator, { variants }: IndicatorContent, words: Words): Record<string, string> {
  const { code, name, parts, points } = indicator
  return {
    code,
    name: twice(name),
    weights: variants.map(({ id, name: of }) => `${textIn(of, words)} ${points[id] ?? 0}`).join('\n'),
    sources: sourcesOf(indicator).join('+'),
    rules: criteriaOf(indicator, words).join('\n'),
    figures: parts.flatMap(({ rule }) => measuresOf(rule).map(({ figure }) => figure)).join('\n'),
    values: fullsOf(indicator, variants, words),
  }
}

/** 高校 200 */
function fullsOf({ parts }: Indicator, variants: IndicatorContent['variants'], words: Words) {
  return parts
    .flatMap(({ rule }) => (rule.kind === 'linear' ? Object.entries(rule.fulls ?? {}) : []))
    .map(([id, full]) => `${textIn(variants.find((variant) => variant.id === id)?.name, words) || id} ${full}`)
    .join('\n')
}

function frameFacts(content: IndicatorContent, words: Words): Record<string, string> {
  const { basis, variants, groups, bonus, deductions, vetoes, grading } = content
  const { excellent, bands } = grading
  return {
    basis: `${basis.zh}\n${basis.en}`.trim(),
    variants: variants.map(({ name, hostTypes }) => [twice(name), ...hostTypes].join(' ')).join('\n'),
    groups: groups.map(({ code, name }) => `${code} ${twice(name)}`).join('\n'),
    bonus: [`≤${bonus.most}`, ...bonus.items.map(({ name, points }) => `${twice(name)} ${points}`)].join('\n'),
    deductions: [
      `≤${deductions.most}`,
      ...deductions.items.map(({ name, from, to }) => `${twice(name)} ${from}–${to}`),
    ].join('\n'),
    vetoes: vetoes.map(({ name }) => twice(name)).join('\n'),
    grading: bands.map(({ grade, from }) => `${words.t(`indicators.grades.${grade}`)} ≥${from}`).join('\n'),
    excellent: [
      ...excellent.indicators.map(({ indicator, least }) => `${codeOf(content, indicator)} ≥${least}`),
      `${words.t('indicators.deductions')} ≤${excellent.mostDeduction}`,
      `${words.t('indicators.quota')} ≤${excellent.quotaPercent}%`,
    ].join('\n'),
  }
}

const codeOf = (content: IndicatorContent, id: string) =>
  indicatorsOf(content).find((indicator) => indicator.id === id)?.code ?? id
