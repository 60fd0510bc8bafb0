import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.designations

/** The register and its certificates. */
router
  .group(() => {
    router.get('designations/export.xlsx', [c.DesignationExports, 'show']).as('designations.export')
    router.get('designations/whole.xlsx', [c.DesignationExports, 'whole']).as('designations.whole')
    router.get('coverage', [c.Coverage, 'show']).as('coverage.show')
    router.get('coverage/export.xlsx', [c.CoverageExports, 'show']).as('coverage.export')
    router.get('register-entries/export.xlsx', [c.RegisterEntryExports, 'show']).as('register_entries.export')
    listRoutes('register-entries', [c.RegisterEntries, 'index'])
    router.get('register-entries', [c.RegisterEntries, 'index']).as('register_entries.index')
    listRoutes('designations', [c.Designations, 'index'])
    router.resource('designations', c.Designations).only(['index', 'show'])
    router.get('designations/:designation_id/certificate', [c.Certificates, 'show']).as('designations.certificate')
  })
  .use(middleware.auth())
