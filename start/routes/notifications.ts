import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.notifications

router
  .group(() => {
    listRoutes('notifications', [c.Notifications, 'index'])
    router.resource('notifications', c.Notifications).only(['index', 'update'])
    router.post('notifications/readings', [c.Readings, 'store']).as('notifications.readings.store')
    router.get('account/notifications', [c.NotificationPreferences, 'edit']).as('notification_preferences.edit')
    router.put('account/notifications', [c.NotificationPreferences, 'update']).as('notification_preferences.update')
  })
  .use(middleware.auth())

router.resource('inbox', c.Inbox).only(['index', 'show'])
router.get('inbox/:id/body', [c.Inbox, 'body']).as('inbox.body')
