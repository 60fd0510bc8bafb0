import { formatNumber, NOTHING } from '#app/core/format'
import type { ScoredSheet } from '#app/evaluation_scoring/scored_sheets'
import { type Indicator, type IndicatorContent, measuresOf, type Source } from '#app/indicators/indicator_content'
import { criteriaOf } from '#app/indicators/rule_words'
import { type Figure, mostOf } from '#app/indicators/rules'
import { textIn, type Words } from '#app/questions/answer_text'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import { isBelieved } from './evaluated_figures.js'
import type EvaluationOutcome from './evaluation_outcome.js'

type Known = { filed: FiledContent; sheets: readonly ScoredSheet[]; believed: readonly string[] }

/** What an indicator of one point was judged by, and what it gave. */
export type ResultLine = {
  indicator: Indicator
  name: string
  most: number
  hundredths: number
  criteria: string[]
  figures: { key: string; source: Source; name: string; text: string }[]
  /** 采信: null where no evidence is asked for. */
  evidence: { pieces: number; isBelieved: boolean; byAppeal: boolean } | null
  isSmallSample: boolean
}

export function resultLines(
  content: IndicatorContent,
  variant: string,
  outcome: EvaluationOutcome,
  known: Known,
  words: Words
) {
  return content.groups.map(({ code, name, indicators }) => {
    const lines = indicators.map((indicator) => lineOf(indicator, variant, outcome, known, words))
    const sum = (of: (line: ResultLine) => number) => lines.reduce((all, line) => all + of(line), 0)
    return {
      code,
      name: textIn(name, words),
      lines,
      most: sum(({ most }) => most),
      points: sum((one) => one.hundredths),
    }
  })
}

function lineOf(
  indicator: Indicator,
  variant: string,
  { lines, figures }: EvaluationOutcome,
  known: Known,
  words: Words
): ResultLine {
  const score = lines[indicator.id]
  return {
    ...{ indicator, name: textIn(indicator.name, words), hundredths: score?.hundredths ?? 0 },
    most: indicator.points[variant] ?? mostOf(indicator).toHundredths() / 100,
    criteria: criteriaOf(indicator, words, variant),
    figures: indicator.parts.flatMap(({ source, rule }) =>
      measuresOf(rule).map(({ figure, of, unit }) => ({
        ...{ key: figure, source, name: textIn(of, words) },
        text: figureText(figures[figure], textIn(unit, words), words),
      }))
    ),
    evidence: evidenceOf(indicator, known),
    isSmallSample: score?.isSmallSample ?? false,
  }
}

/** A share with what it is made of, the marks of experts one after the other. */
export function figureText(figure: Figure | undefined, unit: string, words: Words): string {
  if (figure === null || figure === undefined) return words.t('evaluation_results.unknown')
  if (typeof figure === 'number') return `${numberText(figure)}${unit && ` ${unit}`}`
  if ('whole' in figure) return shareText(figure)
  return figure.length > 0 ? figure.map((mark) => mark.toFixed(1)).join(words.t('ui.list_separator')) : NOTHING
}

const numberText = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 2)

function shareText({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return '0 / 0'
  return `${numberText((part / whole) * 100)}%（${numberText(part)} / ${numberText(whole)}）`
}

function evidenceOf(indicator: Indicator, { filed, sheets, believed }: Known) {
  if (!indicator.evidence) return null
  const byAppeal = believed.includes(indicator.id)
  return {
    pieces: filed.evidence.filter((piece) => piece.indicator === indicator.id).length,
    ...{ byAppeal, isBelieved: byAppeal || isBelieved(indicator, filed, sheets) },
  }
}
