import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.office

/** The working calendar, and who stands in for whom. */
router
  .group(() => {
    router.get('calendar', [c.Calendars, 'show']).as('calendar')
    router.get('calendar/export.xlsx', [c.CalendarExports, 'show']).as('calendar.export')
    router.get('calendar/changes/create', [c.CalendarChanges, 'create']).as('calendar.changes.create')
    router.post('calendar/changes', [c.CalendarChanges, 'store']).as('calendar.changes.store')
    router.post('calendar/previews', [c.CalendarPreviews, 'store']).as('calendar.previews.store')

    router.get('stand-ins/export.xlsx', [c.StandInExports, 'show']).as('stand_ins.export')
    router.resource('stand-ins', c.StandIns).only(['index', 'create', 'store', 'show']).as('stand_ins')
    router.post('stand-ins/:stand_in_id/endings', [c.StandInEndings, 'store']).as('stand_ins.endings.store')
    router.get('stand-in-acts', [c.StandInActs, 'index']).as('stand_in_acts')
    router.get('stand-in-acts/export.xlsx', [c.StandInActExports, 'show']).as('stand_in_acts.export')
  })
  .use(middleware.auth())
