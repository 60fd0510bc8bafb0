import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.audit

router
  .group(() => {
    router.get('audit', [c.AuditEntries, 'index']).as('audit.index')
    router.get('audit/export.xlsx', [c.AuditExports, 'show']).as('audit.export')
    router.get('audit/export.csv', [c.AuditCsvExports, 'show']).as('audit.csv')
  })
  .use(middleware.auth())
