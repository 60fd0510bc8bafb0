import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { objectionThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.caseDecisions

/** 案例遴选, inside the bureau. */
router
  .group(() => {
    listRoutes('case-selections', [c.CaseSelections, 'index'])
    listRoutes('case-selections/:case_selection_id/candidates', [c.CaseCandidates, 'index'])
    router.get('case-selections/:case_selection_id/minutes.docx', [c.CaseMinutes, 'show']).as('case_selections.minutes')
    router
      .put('case-selections/:case_selection_id/notice-day', [c.NoticeDays, 'update'])
      .as('case_selections.notice_day')
    router.resource('case-selections', c.CaseSelections).only(['index', 'store', 'show'])
    router.resource('case-selections.steps', c.SelectionSteps).only(['store'])
    router.resource('case-selections.candidates', c.CaseCandidates).only(['index'])
    router.resource('case-selections.verdicts', c.CaseVerdicts).only(['create', 'store'])
    router.resource('case-selections.moves-up', c.MovesUp).only(['store'])

    router.resource('case-candidates', c.CaseCandidates).only(['show'])
    router.resource('case-candidates.shortlist-changes', c.ShortlistChanges).only(['store'])
    router.resource('case-candidates.steps', c.CandidateSteps).only(['store'])
    router.resource('case-candidates.findings', c.CaseFindings).only(['update'])

    router.get('case-certificates/:case_id', [c.CaseCertificates, 'show']).as('case_certificates.show')
  })
  .use(middleware.auth())

/** 公示 and 公布, without sign-in. */
router
  .group(() => {
    router.get('case-public-notices/:id/list.xlsx', [c.CaseNotices, 'download']).as('case_public_notices.download')
    router.resource('case-public-notices', c.CaseNotices).only(['show'])
    router.get('case-results/:id/list.xlsx', [c.CaseResults, 'download']).as('case_results.download')
    router.resource('case-results', c.CaseResults).only(['index', 'show'])
  })
  .use(middleware.reader())

router.get('case-notice-cases/:case_notice_case_id', [c.CaseObjections, 'create']).as('case_notice_cases.show')
router
  .resource('case-notice-cases.objections', c.CaseObjections)
  .only(['store', 'show'])
  .use(['store'], objectionThrottle)
