import { definitionOf } from '#app/evaluation_figures/figure_definitions'
import { figureName, unitOf, wordsFor } from '#app/evaluation_figures/figure_words'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { criteriaOf } from '#app/indicators/rule_words'
import { textIn, type Words } from '#app/questions/answer_text'
import type { Asked } from './asked.js'
import { fieldOf, type Missing } from './missing.js'
import type { SelfFigure } from './self_assessment.js'
import type SelfCheck from './self_check.js'
import { numberedName } from './self_evidence.js'
import { type Line, scoreIn } from './self_lines.js'
import { choicesOf } from './typed_answer.js'

type Of = Pick<PointEvaluation, 'id' | 'designationId' | 'variant'> & { cycle: { year: number } }

/** A line as pages show it, in the reader's language. */
export function lineInWords(line: Line, evaluation: Of, words: Words, checks: readonly SelfCheck[] = []) {
  const { indicator, weight, asked, answer, suggested, pieces } = line
  return {
    ...{ id: indicator.id, code: indicator.code, name: textIn(indicator.name, words), weight: weight / 100 },
    ...{ criteria: criteriaOf(indicator, words, evaluation.variant), needsEvidence: indicator.evidence },
    known: knownInWords(line, evaluation, words),
    asked: asked.map((one, at) => askedInWords(one, fieldOf(at), answer.figures[one.figure], words)),
    ...{ suggested: suggested.hundredths, isWhole: suggested.isWhole, hasSuggestion: hasSuggestion(line) },
    ...{ typedScore: answer.score, score: scoreIn(line), statement: answer.statement },
    files: pieces.map((piece) => ({
      ...{ id: piece.id, number: piece.number, called: piece.name, isFiled: piece.isFiled, size: piece.file.size },
      ...{ name: numberedName(indicator.code, piece, piece.file) },
      href: `/point-evaluations/${evaluation.id}/evidence/${piece.id}`,
    })),
    checks: checks.filter(({ opinion, answer: said }) => opinion === 'fault' || said),
  }
}

/** Where experts alone decide, there is nothing to suggest. */
const hasSuggestion = ({ indicator }: Line) => indicator.parts.some(({ source }) => source !== 'E')

/** 系统数据, each figure with the page of its rows. */
function knownInWords({ known }: Line, { designationId, cycle }: Of, words: Words) {
  const { shown } = wordsFor(words)
  return known.map(({ key, value }) => ({
    ...{ key, name: figureName(key, words), shown: shown(key, value) },
    unit: ['percent', 'yes'].includes(definitionOf(key)!.unit) ? '' : unitOf(key, words),
    isKnown: value !== null,
    href: `/evaluation-figures/points/${designationId}/${key}?year=${cycle.year}`,
  }))
}

/** A question with its label, its options and what was said to it. */
export function askedInWords(
  { kind, bands, of, unit }: Asked,
  field: string,
  value: SelfFigure | undefined,
  words: Words
) {
  const texts = new Map(bands.map((band) => [band.from, textIn(band.text, words)]))
  const none = words.t('self_assessments.none_of_them')
  const options =
    kind === 'choice'
      ? choicesOf({ bands }).map((from) => ({ value: from, text: texts.get(from) ?? none }))
      : [1, 0].map((one) => ({ value: one, text: words.t(`self_assessments.${one ? 'yes' : 'no'}`) }))
  return {
    ...{ field, kind, label: textIn(of, words), unit: textIn(unit, words), options, value },
    told: told(value, kind, options),
  }
}

function told(value: SelfFigure | undefined, kind: Asked['kind'], options: readonly { value: number; text: string }[]) {
  if (value === undefined) return null
  if (typeof value === 'object') return `${value.part} / ${value.whole}`
  return kind === 'number' ? String(value) : (options.find((option) => option.value === value)?.text ?? String(value))
}

export type LineInWords = ReturnType<typeof lineInWords>

/** What is missing as sentences, each at its field. */
export function missingInWords(missing: readonly Missing[], line: Line, words: Words) {
  return missing.map(({ field, reason }) => {
    const asked = line.asked.find((_, at) => fieldOf(at) === field)
    const of = asked ? textIn(asked.of, words) : ''
    return { path: field, message: words.t(`self_assessments.missing.${reason}`, { of }) }
  })
}
