import { canonicalJson } from '#app/core/canonical_json'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import { computedAlone } from './computed_outcomes.js'
import type EvaluationOutcome from './evaluation_outcome.js'
import { indicatorHash } from './write_outcomes.js'

const TOLD = ['base', 'bonus', 'deduction', 'final', 'systemGrade'] as const

/** 复算: computed again from its stored inputs. @returns what does not come out the same; nothing when all does */
export function differencesOf(outcome: EvaluationOutcome, content: IndicatorContent, variant: string): string[] {
  const again = computedAlone(content, { variant, figures: outcome.figures, extras: outcome.extras })
  const lines = Object.keys({ ...outcome.lines, ...again.lines }).filter(
    (id) => canonicalJson(outcome.lines[id] ?? null) !== canonicalJson(again.lines[id] ?? null)
  )
  return [
    ...(outcome.indicatorHash === indicatorHash(content) ? [] : ['indicators']),
    ...lines,
    ...TOLD.filter((key) => outcome[key] !== again[key]),
  ]
}

export function recomputedEquals(outcome: EvaluationOutcome, content: IndicatorContent, variant: string) {
  return differencesOf(outcome, content, variant).length === 0
}
