import type { HttpContext } from '@adonisjs/core/http'
import { reportOf } from './product_files.js'
import { isOpenTo, renderResult, visibleResult } from './shared_result_page.js'
import { noteUse } from './shared_result_workflow.js'

/** Opening a result: noted, then led to the file or the address. A link and not a form: it may lead out of the house. */
export default class ResultUsesController {
  async show(ctx: HttpContext) {
    const { auth, request, response } = ctx
    const result = await visibleResult(ctx)
    if (!(await isOpenTo(ctx, result))) {
      response.status(403)
      return renderResult(ctx, result)
    }
    const report = await reportOf('shared_result', result.id)
    const target = request.input('of') === 'link' || !report ? result.link : `/attachments/${report.id}`
    if (!target) return response.redirect(`/products/shared-results/${result.id}`)
    await noteUse(result, auth.getUserOrFail().id)
    return response.redirect(target)
  }
}
