import type { HttpContext } from '@adonisjs/core/http'
import { pointPage } from './point_page.js'
import { pointsPage } from './points_page.js'

/** 资源地图 and 网点名录: where anybody gets help. */
export default class PointsController {
  async index(ctx: HttpContext) {
    const page = await pointsPage(ctx)
    /** Where a reader is stays between the reader and this page. */
    if (page.near) ctx.response.header('Cache-Control', 'no-store')
    return ctx.view.render('pages/portal/points/index', page)
  }

  async show(ctx: HttpContext) {
    const page = await pointPage(Number(ctx.params.id) || 0, ctx)
    if (page) return ctx.view.render('pages/portal/points/show', page)
    return ctx.response.status(410).send(await ctx.view.render('pages/portal/points/gone'))
  }
}
