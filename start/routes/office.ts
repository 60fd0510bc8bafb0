import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.office

/** The working calendar, and who stands in for whom. */
router
  .group(() => {
    router.get('calendar', [c.Calendars, 'show']).as('calendar')
    router.get('calendar/export.xlsx', [c.CalendarExports, 'show']).as('calendar.export')
    router.get('calendar/changes/create', [c.CalendarChanges, 'create']).as('calendar.changes.create')
    router.post('calendar/changes', [c.CalendarChanges, 'store']).as('calendar.changes.store')
    router.post('calendar/previews', [c.CalendarPreviews, 'store']).as('calendar.previews.store')

    listRoutes('stand-ins', [c.StandIns, 'index'])
    router.resource('stand-ins', c.StandIns).only(['index', 'create', 'store', 'show']).as('stand_ins')
    router.post('stand-ins/:stand_in_id/endings', [c.StandInEndings, 'store']).as('stand_ins.endings.store')
    listRoutes('stand-in-acts', [c.StandInActs, 'index'])
    router.get('stand-in-acts', [c.StandInActs, 'index']).as('stand_in_acts')
  })
  .use(middleware.auth())
