import type { HttpContext } from '@adonisjs/core/http'
import { inTransaction } from '#app/core/dialect'
import NotificationPreference from './notification_preference.js'
import { eventsFor } from './notices.js'

/** What one wants to be told in the bell and by mail. Both are on until turned off. */
export default class NotificationPreferencesController {
  async edit({ auth, view }: HttpContext) {
    const user = auth.getUserOrFail()
    const kept = await NotificationPreference.query().where('userId', user.id)
    return view.render('pages/notifications/preferences', {
      choices: eventsFor(user).map((event) => {
        const choice = kept.find((row) => row.event === event)
        return { event, inApp: choice?.inApp ?? true, byMail: choice?.byMail ?? true }
      }),
    })
  }

  async update({ auth, request, response, session, i18n }: HttpContext) {
    const user = auth.getUserOrFail()
    const [inApp, byMail] = ['inApp', 'byMail'].map((name) => new Set([request.input(name) ?? []].flat()))
    await inTransaction(async (trx) => {
      await trx.from('notification_preferences').where({ user_id: user.id }).delete()
      const rows = eventsFor(user)
        .map((event) => ({
          user_id: user.id,
          event,
          in_app: inApp.has(event),
          by_mail: byMail.has(event),
        }))
        .filter((row) => !row.in_app || !row.by_mail)
      if (rows.length > 0) await trx.table('notification_preferences').multiInsert(rows)
    })
    session.flash('success', i18n.t('notifications.saved'))
    return response.redirect('/account/notifications')
  }
}
