import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import { answerPublished } from './answer_published.js'
import { announcedSelections, publicCase, publicCaseList, selectedCases } from './public_case.js'

/** 遴选结果: what was selected, year by year, for everybody. */
export default class CaseResultsController {
  async index({ view }: HttpContext) {
    const selections = await announcedSelections('published')
      .orderBy('publishedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(100)
    return view.render('pages/case_decisions/public/results_index', { selections })
  }

  async show({ params, request, view, i18n }: HttpContext) {
    const selection = await published(params.id)
    const list = await listOf(selectedCases().where('selectionId', selection.id), request, publicCaseList(i18n))
    const categories = Object.fromEntries(selection.call.categories.map(({ key, name }) => [key, name]))
    return view.render('pages/case_decisions/public/results', {
      ...{ selection, list, categories },
      cases: list.rows.map(publicCase),
    })
  }

  async download(ctx: HttpContext) {
    const { call, id } = await published(ctx.params.id)
    const rows = await selectedCases().where('selectionId', id).orderBy('caseId')
    return answerPublished(ctx, { name: '公布名单', call: call.title, rows })
  }
}

function published(id: unknown) {
  return announcedSelections('published')
    .where('id', Number(id) || 0)
    .firstOrFail()
}
