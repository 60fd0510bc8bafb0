import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { listOfRows } from '#app/core/list_of_rows'
import { oneBatch } from '#app/core/spreadsheet'
import { linesFor, notesOf, pointLineList, pointLineSheet, type PointLine } from './all_points.js'
import { definitionOf, figureDefinitions } from './figure_definitions.js'
import FigurePolicy from './figure_policy.js'
import { wordsFor } from './figure_words.js'
import { pointsOfYear, yearIn, yearsOffered } from './points_of_year.js'

/** 评价数据: for officials a figure of all points, for the people of a point their own. */
export default class EvaluationFiguresController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, request, response, view, i18n } = ctx
    await bouncer.with(FigurePolicy).authorize('list')
    const user = auth.getUserOrFail()
    const year = yearIn(request.input('year'))
    if (!user.isOfficial) {
      const points = await pointsOfYear(year)
        .withScopes((scopes) => scopes.visibleTo(user))
        .orderBy('id')
      if (points.length === 1) return response.redirect(`/evaluation-figures/points/${points[0].id}?year=${year}`)
      return view.render('pages/evaluation_figures/own', { points, year })
    }
    const { definition, list } = await comparison(ctx)
    return view.render('pages/evaluation_figures/index', {
      ...{ list, definition, definitions: figureDefinitions, year, years: yearsOffered() },
      ...wordsFor(i18n),
      notesOf: (line: PointLine) => notesOf(line, i18n),
      mayFreeze: await bouncer.with(FigurePolicy).allows('freeze'),
    })
  }

  async export(ctx: HttpContext) {
    const { auth, bouncer, i18n } = ctx
    await bouncer.with(FigurePolicy).authorize('compare')
    const { definition, chosen, year } = await comparison(ctx)
    const sheet = pointLineSheet(definition.key, year, auth.getUserOrFail(), i18n)
    return answerWorkbook(ctx, { action: 'evaluation_figure.exported', sheet, rows: oneBatch(chosen) })
  }
}

async function comparison({ auth, request, i18n }: HttpContext) {
  const user = auth.getUserOrFail()
  const year = yearIn(request.input('year'))
  const definition = definitionOf(String(request.input('figure'))) ?? figureDefinitions[0]
  const lines = await linesFor(user, year, definition.key)
  return { definition, year, ...listOfRows(lines, request, pointLineList(user, i18n)) }
}
