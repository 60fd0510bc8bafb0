import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { verificationThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.designations

/** The register and its certificates. */
router
  .group(() => {
    router.get('designations/export.xlsx', [c.DesignationExports, 'show']).as('designations.export')
    router.get('designations/whole.xlsx', [c.DesignationExports, 'whole']).as('designations.whole')
    router.get('coverage', [c.Coverage, 'show']).as('coverage.show')
    router.get('coverage/export.xlsx', [c.CoverageExports, 'show']).as('coverage.export')
    listRoutes('designations', [c.Designations, 'index'])
    router.resource('designations', c.Designations).only(['index', 'show'])
    router.get('designations/:designation_id/certificate', [c.Certificates, 'show']).as('designations.certificate')
  })
  .use(middleware.auth())

/** Anybody checks a certificate by the code printed on it. */
router.get('verify', [controllers.portal.Verifications, 'index']).as('verify')
router.get('verify/:code', [controllers.portal.Verifications, 'show']).as('verify.show').use(verificationThrottle)
