import type { ScoredSheet } from '#app/evaluation_scoring/scored_sheets'
import { type Indicator, type IndicatorContent, indicatorsOf, measuresOf } from '#app/indicators/indicator_content'
import type { Figure, Figures } from '#app/indicators/rules'
import type { FiledContent } from '#app/self_assessments/self_assessment'

/**
 * Everything that is known of one point, by the keys that rules name: what it filed and is believed, what the records
 * say, which go before what is filed, and what the experts gave.
 */
export function evaluatedFigures(
  content: IndicatorContent,
  { records, filed, sheets }: { records: Figures; filed: FiledContent; sheets: readonly ScoredSheet[] }
): Figures {
  const believed = indicatorsOf(content).filter((indicator) => isBelieved(indicator, filed, sheets))
  const own = believed.flatMap(({ id }) => Object.entries(filed.answers[id]?.figures ?? {}))
  return { ...Object.fromEntries(own), ...records, ...expertFigures(content, sheets) }
}

/**
 * 采信: where evidence is asked for, more than half of the experts accept one piece of it at least. Before anybody has
 * scored, what was filed with evidence stands.
 */
export function isBelieved(
  { id, evidence }: Pick<Indicator, 'id' | 'evidence'>,
  filed: FiledContent,
  sheets: readonly Pick<ScoredSheet, 'verdicts'>[]
): boolean {
  if (!evidence) return true
  const pieces = filed.evidence.filter(({ indicator }) => indicator === id)
  if (sheets.length === 0) return pieces.length > 0
  return pieces.some(
    (piece) => 2 * sheets.filter(({ verdicts }) => verdicts[piece.id]?.accepted).length > sheets.length
  )
}

function expertFigures(content: IndicatorContent, sheets: readonly ScoredSheet[]): Record<string, Figure> {
  return Object.fromEntries(expertKeys(content).map((key) => [key, sheets.flatMap(({ scores }) => scores[key] ?? [])]))
}

/** The figures that experts give. */
export function expertKeys(content: IndicatorContent): string[] {
  return indicatorsOf(content).flatMap(({ parts }) =>
    parts.flatMap(({ rule }) => (rule.kind === 'expert' ? measuresOf(rule).map(({ figure }) => figure) : []))
  )
}
