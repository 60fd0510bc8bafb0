import type { I18n } from '@adonisjs/i18n'
import Attachment from '#app/attachments/attachment'
import { recordFigures } from '#app/evaluation_figures/figure_provider'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { type Indicator, measuresOf } from '#app/indicators/indicator_content'
import { criteriaOf } from '#app/indicators/rule_words'
import type { Figures } from '#app/indicators/rules'
import { textIn } from '#app/questions/answer_text'
import { askedOf } from '#app/self_assessments/asked'
import { askedInWords } from '#app/self_assessments/self_words'
import { toldFigure } from './told_figure.js'
import type { Sheet } from './evaluation_seat.js'
import { markField, type SheetTask } from './sheet_task.js'

type Words = Pick<I18n, 't' | 'locale'>
export type Piece = { id: number; name: string; file: { id: number; name: string; size: number } | null }

/**
 * What an expert reads of a point, indicator by indicator: what is asked, what the records say, what the point filed.
 * Indicators without anything to judge come along, because the whole is judged, and say so.
 *
 * @param sheet what the expert has said so far
 */
export async function pointReading(
  evaluation: PointEvaluation,
  year: number,
  task: SheetTask,
  sheet: Partial<Sheet> | null,
  i18n: Words
) {
  const records = (await recordFigures([evaluation.designationId], year)).get(evaluation.designationId) ?? {}
  const files = await filesOf(task)
  return task.content.groups.map(({ id, code, name, indicators }) => ({
    ...{ id, code, name: textIn(name, i18n) },
    indicators: indicators.map((one) => indicatorReading(one, { evaluation, records, files, task, sheet }, i18n)),
  }))
}

type Known = {
  evaluation: PointEvaluation
  records: Figures
  files: Attachment[]
  task: SheetTask
  sheet: Partial<Sheet> | null
}

function indicatorReading(
  indicator: Indicator,
  { evaluation, records, files, task: { filed }, sheet }: Known,
  i18n: Words
) {
  const answer = filed.answers[indicator.id]
  const marks = indicator.parts.flatMap(({ rule }) => (rule.kind === 'expert' ? [rule] : []))
  const asked = askedOf(indicator, 'E')
  const pieces = filed.evidence.filter((piece) => piece.indicator === indicator.id)
  const told = (source: 'A' | 'S', figures: Figures) =>
    indicator.parts
      .filter((part) => part.source === source)
      .flatMap(({ rule }) =>
        measuresOf(rule).map((measure) => toldFigure(rule, measure, figures[measure.figure] ?? null, i18n))
      )
  return {
    ...{ id: indicator.id, code: indicator.code, name: textIn(indicator.name, i18n), marks },
    weight: indicator.points[evaluation.variant] ?? 0,
    criteria: criteriaOf(indicator, i18n, evaluation.variant),
    records: told('A', records),
    own: told('S', answer?.figures ?? {}),
    selfScore: answer?.score ?? null,
    statement: answer?.statement ?? '',
    asked: asked.map((one) =>
      askedInWords(one, `findings.${markField(one.figure)}`, sheet?.findings?.[one.figure], i18n)
    ),
    isAsked: marks.length > 0 || asked.length > 0 || pieces.length > 0,
    wantsEvidence: indicator.evidence,
    pieces: pieces.map(({ id, number, name, sha256 }): Piece => ({
      ...{ id, name: `${indicator.code}-${number}-${name}` },
      file: files.find((file) => file.subjectId === id && file.sha256 === sha256) ?? null,
    })),
  }
}

export type IndicatorReading = ReturnType<typeof indicatorReading>

/** The files of what was filed, whatever the point has done with its rows since. */
async function filesOf({ filed }: SheetTask) {
  if (filed.evidence.length === 0) return []
  return Attachment.query()
    .where('subjectType', 'self_evidence')
    .whereIn(
      'subjectId',
      filed.evidence.map(({ id }) => id)
    )
    .orderBy('id')
}
