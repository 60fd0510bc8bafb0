import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.casebooks

/** The yearly book: what the editors make, and what each author says to the own copy. */
router
  .group(() => {
    listRoutes('casebooks', [c.Casebooks, 'index'])
    router.resource('casebooks', c.Casebooks).except(['destroy'])
    router.resource('casebooks.steps', c.CasebookSteps).only(['store'])
    router.post('casebooks/:casebook_id/cases', [c.CasebookSteps, 'takeUp']).as('casebooks.take_up')
    router.resource('casebooks.chapters', c.Chapters).only(['store', 'edit', 'update', 'destroy'])
    router.post('casebooks/:casebook_id/chapters/:id/moves', [c.Chapters, 'move']).as('casebooks.chapters.move')
    router.post('casebooks/:casebook_id/entries/:id/moves', [c.Chapters, 'place']).as('casebooks.entries.move')

    listRoutes('casebook-entries', [c.Entries, 'index'])
    router.resource('casebook-entries', c.Entries).only(['index', 'show'])
    const entry = 'casebook-entries/:entry_id'
    router.get(`${entry}/versions/:id`, [c.Entries, 'version']).as('casebook_entries.version')
    router.get(`${entry}/parts/:id/edit`, [c.EntryParts, 'edit']).as('casebook_entries.parts.edit')
    router.put(`${entry}/parts/:id`, [c.EntryParts, 'update']).as('casebook_entries.parts.update')
    router.post(`${entry}/steps`, [c.EntrySteps, 'store']).as('casebook_entries.steps.store')
    router.post(`${entry}/comments`, [c.EntryComments, 'store']).as('casebook_entries.comments.store')
    router.put(`${entry}/comments/:id`, [c.EntryComments, 'update']).as('casebook_entries.comments.update')
  })
  .use(middleware.auth())
