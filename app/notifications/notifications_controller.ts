import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import { markRead } from './mark_read.js'
import Notification from './notification.js'
import { notificationList } from './notification_list.js'

/** The bell: what one was told. */
export default class NotificationsController {
  async index({ auth, request, view }: HttpContext) {
    const own = Notification.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return view.render('pages/notifications/index', {
      list: await listOf(own, request, notificationList),
    })
  }

  /** Opens what it is about; it counts as read then. */
  async update({ auth, params, response }: HttpContext) {
    const notification = await Notification.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', Number(params.id) || 0)
      .firstOrFail()
    await markRead(auth.getUserOrFail().id, notification.id)
    return response.redirect(notification.path)
  }
}
