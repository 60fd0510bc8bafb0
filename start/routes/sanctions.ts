import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.sanctions

/** What the office orders about a title. */
router
  .group(() => {
    router.resource('designations.rectifications', c.Rectifications).only(['create', 'store'])
    router.resource('designations.revocations', c.Revocations).only(['create', 'store'])

    listRoutes('rectifications', [c.Rectifications, 'index'])
    router.resource('rectifications', c.Rectifications).only(['index', 'show'])
    router.resource('rectifications.steps', c.RectificationSteps).only(['store'])
    router
      .get('rectifications/:rectification_id/paper.docx', [c.RectificationPapers, 'show'])
      .as('rectifications.paper')
    router
      .get('rectifications/:rectification_id/report/edit', [c.RectificationReports, 'edit'])
      .as('rectifications.report.edit')
    router
      .put('rectifications/:rectification_id/report', [c.RectificationReports, 'update'])
      .as('rectifications.report.update')

    listRoutes('revocations', [c.Revocations, 'index'])
    router.resource('revocations', c.Revocations).only(['index', 'show', 'edit', 'update'])
    router.resource('revocations.steps', c.RevocationSteps).only(['store'])
    router.get('revocations/:revocation_id/paper.docx', [c.RevocationPapers, 'show']).as('revocations.paper')
    router
      .get('revocations/:revocation_id/statement/edit', [c.RevocationStatements, 'edit'])
      .as('revocations.statement.edit')
    router
      .put('revocations/:revocation_id/statement', [c.RevocationStatements, 'update'])
      .as('revocations.statement.update')
  })
  .use(middleware.auth())

/** 撤销公示, without sign-in. */
router.resource('revocation-notices', c.RevocationNotices).only(['index', 'show'])
