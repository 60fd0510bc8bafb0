import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.caseCalls

/** 征集通知, for everybody. */
router
  .group(() => {
    router.resource('case-notices', c.CaseNotices).only(['index', 'show'])
    router.get('case-notices/:id/notice.docx', [c.CaseNotices, 'download']).as('case-notices.download')
  })
  .use(middleware.reader())

/** 案例征集 */
router
  .group(() => {
    listRoutes('case-calls', [c.CaseCalls, 'index'])
    router.resource('case-calls', c.CaseCalls).except(['destroy'])
    router.resource('case-calls.steps', c.CaseCallSteps).only(['store'])
    router.resource('case-calls.extensions', c.CaseCallExtensions).only(['store'])
    router.get('case-calls/:id/preview', [c.CaseCallPreviews, 'show']).as('case-calls.preview')
    router.get('case-calls/:id/notice.docx', [c.CaseCallPreviews, 'download']).as('case-calls.download')
  })
  .use(middleware.auth())
