import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { visibleRevocation } from './revocation_page.js'
import { warningPaper } from './revocation_paper.js'
import { sendPaper } from './send_paper.js'

/** 撤销事先告知书 */
export default class RevocationPapersController {
  async show(ctx: HttpContext) {
    const revocation = await visibleRevocation(ctx)
    if (!revocation.warningNumber) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
    return sendPaper(ctx, await warningPaper(revocation))
  }
}
