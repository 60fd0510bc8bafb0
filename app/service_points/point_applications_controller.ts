import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import { renderApplication } from './application_page.js'
import PointApplication from './point_application.js'
import PointApplicationPolicy from './point_application_policy.js'
import { groups, pointApplicationList } from './point_application_list.js'

export default class PointApplicationsController {
  async index({ auth, bouncer, request, view, i18n }: HttpContext) {
    const user = auth.getUserOrFail()
    await bouncer.with(PointApplicationPolicy).authorize('list')
    const query = PointApplication.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('batch')
      .preload('handler')

    return view.render('pages/service_points/applications/index', {
      list: await listOf(query, request, await pointApplicationList(user, i18n)),
      groups: user.isOfficial ? groups.filter((group) => group !== 'draft') : groups,
      isOfficial: user.isOfficial,
    })
  }

  async show(ctx: HttpContext) {
    const application = await PointApplication.query()
      .withScopes((scopes) => scopes.visibleTo(ctx.auth.getUserOrFail()))
      .where('id', ctx.params.id)
      .firstOrFail()
    return renderApplication(ctx, application)
  }
}
