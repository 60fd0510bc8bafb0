import { textIn, type Words } from '#app/questions/answer_text'
import { Fraction } from './fraction.js'
import type { Band, BandsRule, Indicator, LinearRule, Measure, Occurrence, Rule } from './indicator_content.js'
import { LEAST_EXPERTS, mostOf } from './rules.js'

type Say = (key: string, params?: Record<string, string | number>) => string

/** 评分标准: what the rules of an indicator say, one line for each, as everybody reads them. */
export function criteriaOf(indicator: Indicator, words: Words, variant?: string): string[] {
  const lines = indicator.parts.map(({ rule }) => wordsOf(rule, words, variant))
  const most = mostOf(indicator)
  const weight = variant === undefined ? undefined : indicator.points[variant]
  if (weight === undefined || most.equals(Fraction.of(weight))) return lines
  return [...lines, words.t('indicators.words.scaled', { most: most.toHundredths() / 100, weight })]
}

/** One rule in plain words. @param variant whose values are told; without one the usual ones */
export function wordsOf(rule: Rule, words: Words, variant?: string): string {
  const say: Say = (key, params = {}) => words.t(`indicators.words.${key}`, params)
  const semicolon = words.t('questions.semicolon')
  switch (rule.kind) {
    case 'linear':
      return say('linear', { ...linearFacts(rule, words, variant), of: textIn(rule.of, words) })
    case 'bands':
      return [named(rule, words) + bandWords(rule.bands, '', say, words), ...sampleWords(rule, say)].join(semicolon)
    case 'share':
      return named(rule, words) + bandWords(rule.bands, '%', say, words)
    case 'rate':
    case 'expert':
      return say(rule.kind, { of: textIn(rule.of, words), points: rule.points, least: LEAST_EXPERTS })
    case 'checks':
      return rule.items.map(({ of, points }) => say('check', { of: textIn(of, words), points })).join(semicolon)
    case 'count':
      return [...each('each', rule.items, say, words), say('most', { points: rule.points })].join(semicolon)
    case 'deduct':
      return [say('begins', { points: rule.points }), ...each('off', rule.items, say, words), say('floor')].join(
        semicolon
      )
  }
}

const named = ({ of }: Measure, words: Words) => `${textIn(of, words)}${words.t('questions.colon')}`

function linearFacts({ floor, full, fulls, unit, points }: LinearRule, words: Words, variant: string | undefined) {
  const counted = (value: number) => `${value} ${textIn(unit, words)}`.trim()
  return { floor: counted(floor), full: counted((variant && fulls?.[variant]) || full), points }
}

function bandWords(bands: readonly Band[], sign: string, say: Say, words: Words) {
  const lines = bands.map(({ from, points, text }) =>
    text ? say('choice', { of: textIn(text, words), points }) : say('band', { from: `${from}${sign}`, points })
  )
  return [...lines, say('otherwise')].join(words.t('questions.semicolon'))
}

function sampleWords({ sample }: BandsRule, say: Say) {
  return sample ? [say('sample', { least: sample.least, percent: sample.percent })] : []
}

function each(key: 'each' | 'off', items: readonly Occurrence[], say: Say, words: Words) {
  return items.map(({ of, unit, points }) =>
    say(key, { of: textIn(of, words), unit: textIn(unit, words) || say('time'), points })
  )
}
