import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.audit

router
  .group(() => {
    router.get('audit', [c.AuditEntries, 'index']).as('audit.index')
    listRoutes('audit', [c.AuditEntries, 'index'])
    router.post('audit/verifications', [c.AuditVerifications, 'store']).as('audit.verifications.store')
    router.get('audit/export.csv', [c.AuditCsvExports, 'show']).as('audit.csv')
  })
  .use(middleware.auth())
