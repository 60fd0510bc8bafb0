import type { I18n } from '@adonisjs/i18n'
import { typedAnswers, type Answers } from '#app/core/form'
import { checkSections, type Problem } from '#app/core/form_schema'
import { periodOf } from './figure_period.js'
import { jumpOf, nextMonth } from './figure_series.js'
import OutsideFigure from './outside_figure.js'
import { factsFrom, outsideFigureForm as form, type FigureFacts } from './outside_figure_form.js'

/** What was typed, uploaded or sent, checked by the one form. */
export async function checkFigure(
  input: Answers,
  i18n: Pick<I18n, 't'>
): Promise<{ problems: Problem[]; facts: FigureFacts | null }> {
  const { problems, answers } = await checkSections(form, form.sections, typedAnswers(form.fields, input), i18n)
  return { problems, facts: problems.length > 0 ? null : factsFrom(answers) }
}

/** How far a month is from the one before, in per cent, when that is further than it should be. */
export async function jumpIn({ measure, source, period, districtCode, value }: FigureFacts) {
  if (periodOf(period)!.kind !== 'month') return null
  const before = await OutsideFigure.query()
    .where({ measure, source, districtCode, period: nextMonth(period, -1), state: 'current' })
    .first()
  return jumpOf(before && Number(before.value), value)
}
