import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { markRead } from './mark_read.js'
import Notification from './notification.js'
import { notificationList } from './notification_list.js'

/** The bell: what one was told. */
export default class NotificationsController {
  async index(ctx: HttpContext) {
    const { auth, view, i18n } = ctx
    const own = Notification.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return answerList(ctx, own, notificationList(i18n), i18n.t('notifications.title'), (list) =>
      view.render('pages/notifications/index', { list })
    )
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
