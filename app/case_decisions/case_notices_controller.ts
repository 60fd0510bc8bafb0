import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import { answerPublished } from './answer_published.js'
import { announcedSelections, onNotice, publicCase, publicCaseList } from './public_case.js'

/** 案例公示: what is about to be selected, for everybody. */
export default class CaseNoticesController {
  async show({ params, request, response, view, i18n }: HttpContext) {
    const selection = await announcedSelection(params.id)
    if (selection.state === 'published') return response.redirect(`/case-results/${selection.id}`)
    const list = await listOf(onNotice().where('selectionId', selection.id), request, publicCaseList(i18n))
    const categories = Object.fromEntries(selection.call.categories.map(({ key, name }) => [key, name]))
    return view.render('pages/case_decisions/public/notice', {
      ...{ selection, list, categories },
      cases: list.rows.map(publicCase),
    })
  }

  async download(ctx: HttpContext) {
    const { call, id } = await announcedSelection(ctx.params.id)
    const rows = await onNotice().where('selectionId', id).orderBy('caseId')
    return answerPublished(ctx, { name: '公示名单', call: call.title, rows })
  }
}

function announcedSelection(id: unknown) {
  return announcedSelections('on_notice', 'published')
    .where('id', Number(id) || 0)
    .firstOrFail()
}
