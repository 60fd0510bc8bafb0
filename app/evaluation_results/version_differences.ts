import { canonicalJson } from '#app/core/canonical_json'
import { type IndicatorContent, indicatorsOf, measuresOf } from '#app/indicators/indicator_content'
import { textIn, type Words } from '#app/questions/answer_text'
import type EvaluationOutcome from './evaluation_outcome.js'
import { figureText } from './result_lines.js'

export type Change = { what: string; before: string; after: string }

const points = (hundredths: number) => (hundredths / 100).toFixed(2)

/** What differs between two results of one point: figures, lines, sums, grade, rank. */
export function changesBetween(
  before: EvaluationOutcome,
  after: EvaluationOutcome,
  content: IndicatorContent,
  words: Words
): Change[] {
  const text = (key: string) => words.t(`evaluation_results.columns.${key}`)
  const grade = ({ grade: given }: EvaluationOutcome) => (given ? words.t(`indicators.grades.${given}`) : '—')
  const sums = (['base', 'bonus', 'deduction', 'final'] as const).map((key): Change => ({
    ...{ what: text(key), before: points(before[key]), after: points(after[key]) },
  }))
  return [
    ...figureChanges(before, after, content, words),
    ...lineChanges(before, after, content, words),
    ...sums,
    { what: text('grade'), before: grade(before), after: grade(after) },
    { what: text('rank'), before: String(before.rank ?? '—'), after: String(after.rank ?? '—') },
  ].filter(({ before: was, after: is }) => was !== is)
}

function lineChanges(one: EvaluationOutcome, other: EvaluationOutcome, content: IndicatorContent, words: Words) {
  return indicatorsOf(content).map(({ id, code, name }): Change => ({
    what: `${code} ${textIn(name, words)}`,
    ...{ before: points(one.lines[id]?.hundredths ?? 0), after: points(other.lines[id]?.hundredths ?? 0) },
  }))
}

function figureChanges(one: EvaluationOutcome, other: EvaluationOutcome, content: IndicatorContent, words: Words) {
  const measures = indicatorsOf(content).flatMap(({ code, parts }) =>
    parts.flatMap(({ rule }) => measuresOf(rule).map((measure) => ({ code, ...measure })))
  )
  return measures
    .filter(({ figure }) => canonicalJson(one.figures[figure] ?? null) !== canonicalJson(other.figures[figure] ?? null))
    .map(({ code, figure, of, unit }): Change => {
      const shown = (row: EvaluationOutcome) => figureText(row.figures[figure], textIn(unit, words), words)
      return { what: `${code} ${textIn(of, words)}`, before: shown(one), after: shown(other) }
    })
}
