import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { eventThrottle, signInThrottle, uploadThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.events

/** 培训活动台账 */
router
  .group(() => {
    router.get('trainings/export.xlsx', [c.TrainingExports, 'show']).as('trainings.export')
    router.post('trainings/bulk-choices', [c.TrainingChoices, 'store']).as('trainings.choices')
    listRoutes('trainings', [c.Trainings, 'index'])
    router.resource('trainings', c.Trainings).except(['destroy'])
    router.resource('trainings.results', c.TrainingResults).only(['create', 'store'])
    router.resource('trainings.files', c.TrainingFiles).only(['store']).use(['store'], uploadThrottle)
    router.post('trainings/:training_id/viewers', [c.TrainingResults, 'count']).as('trainings.viewers')
    router.resource('trainings.steps', c.TrainingSteps).only(['store'])
    listRoutes('trainings/:training_id/participants', [c.Participants, 'index'])
    router.resource('trainings.participants', c.Participants).only(['index', 'create', 'store', 'destroy'])
    router
      .post('trainings/:training_id/participants/:participant_id/sign-in', [c.DeskSignIns, 'store'])
      .as('trainings.participants.sign_in.store')
    router
      .delete('trainings/:training_id/participants/:participant_id/sign-in', [c.DeskSignIns, 'destroy'])
      .as('trainings.participants.sign_in.destroy')
    router.get('trainings/:training_id/sign-in-code', [c.SignInCodes, 'show']).as('trainings.sign_in_code')
    router.get('trainings/:training_id/sign-in-sheet.xlsx', [c.SignInSheets, 'show']).as('trainings.sign_in_sheet')
    router.get('trainings/:training_id/receipts.xlsx', [c.SignInSheets, 'receipts']).as('trainings.receipts')
    router.get('trainings/:training_id/call-list.xlsx', [c.SignInSheets, 'calls']).as('trainings.call_list')
    router.resource('trainings.minutes', c.EventMinutes).only(['create', 'store'])
    listRoutes('event-tasks', [c.EventTasks, 'index'])
    router.resource('event-tasks', c.EventTasks).only(['index', 'show', 'update', 'destroy'])
    router.resource('trainings.corrections', c.TrainingCorrections).only(['create', 'store'])
  })
  .use(middleware.auth())

/** Pages without sign-in: what is on, registration, the personal link, the code at the door. */
router.resource('events', c.PublicEvents).only(['index', 'show'])
router.resource('events.registrations', c.EventRegistrations).only(['store']).use(['store'], eventThrottle)
router.get('events/:event_id/files/:file', [c.EventHandouts, 'show']).as('events.files.show')
router.get('my-registrations/:token', [c.OwnRegistrations, 'show']).as('my_registrations.show')
router.delete('my-registrations/:token', [c.OwnRegistrations, 'destroy']).as('my_registrations.destroy')
router.get('my-registrations/:token/files/:file', [c.OwnRegistrations, 'file']).as('my_registrations.file')
router.get('sign-in-here/:code', [c.CodeSignIns, 'show']).as('sign_in_here.show')
router.post('sign-in-here/:code', [c.CodeSignIns, 'store']).as('sign_in_here.store').use(signInThrottle)
