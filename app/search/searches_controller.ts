import type { HttpContext } from '@adonisjs/core/http'
import { searchPage } from './search_page.js'

/** 一网通查: one box for everything public. */
export default class SearchesController {
  async index(ctx: HttpContext) {
    return ctx.view.render('pages/search/index', await searchPage(ctx))
  }
}
