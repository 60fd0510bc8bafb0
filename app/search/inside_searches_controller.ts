import type { HttpContext } from '@adonisjs/core/http'
import settings from '#config/search'
import { answersIn } from './answers.js'
import { insideKinds } from './inside_kinds.js'
import { publicIndex } from './public_index.js'

/** 全站搜索: the box above the pages of those who are signed in. */
export default class InsideSearchesController {
  async index(ctx: HttpContext) {
    const typed = String(ctx.request.input('q') ?? '')
      .trim()
      .slice(0, settings.longestQuery)
    const groups = typed ? await Promise.all(insideKinds.map(({ find }) => find(ctx, typed))) : []
    return ctx.view.render('pages/search/inside', {
      typed,
      groups: groups.filter((group) => group !== null && group.total > 0),
      publicCount: typed ? answersIn(await publicIndex(ctx.i18n), typed).length : 0,
    })
  }
}
