import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { listOfRows } from '#app/core/list_of_rows'
import { oneBatch } from '#app/core/spreadsheet'
import { askedIn, ratingFiguresList } from './rating_figures_list.js'
import { groupings, ratingFigures } from './rating_figures_page.js'
import { pageColumns, ratingFiguresSheet } from './rating_figures_sheet.js'
import RatingPolicy from './rating_policy.js'

/** 好差评统计, of what each may see. */
export default class RatingFiguresController {
  async show(ctx: HttpContext) {
    const { asked, all, lines, definition } = await figuresFor(ctx)
    const { list } = listOfRows(lines, ctx.request, definition)
    return ctx.view.render('pages/ratings/figures', { asked, all, list, groupings, columns: pageColumns })
  }

  async export(ctx: HttpContext) {
    const { asked, lines } = await figuresFor(ctx)
    const sheet = ratingFiguresSheet(asked, ctx.i18n)
    return answerWorkbook(ctx, { action: 'rating.figures_exported', sheet, rows: oneBatch(lines) })
  }
}

async function figuresFor({ auth, bouncer, request, i18n }: HttpContext) {
  await bouncer.with(RatingPolicy).authorize('list')
  const user = auth.getUserOrFail()
  const definition = ratingFiguresList(user, i18n)
  const asked = askedIn(request.qs(), definition)
  return { asked, definition, ...(await ratingFigures({ ...asked, user }, asked.by, i18n)) }
}
