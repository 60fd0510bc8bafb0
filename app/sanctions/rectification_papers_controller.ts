import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { visibleRectification } from './rectification_page.js'
import { rectificationPaper } from './rectification_paper.js'
import { sendPaper } from './send_paper.js'

/** 限期整改通知书 */
export default class RectificationPapersController {
  async show(ctx: HttpContext) {
    const rectification = await visibleRectification(ctx)
    if (!rectification.docNumber) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
    return sendPaper(ctx, await rectificationPaper(rectification))
  }
}
