import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.caseReviews

router
  .group(() => {
    listRoutes('case-rounds', [c.CaseRounds, 'index'])
    router.resource('case-rounds', c.CaseRounds).only(['index', 'create', 'store', 'show'])
    router
      .group(() => {
        router.post('steps', [c.CaseRoundSteps, 'store']).as('case_rounds.steps.store')
        router.post('jurors/:id/reminders', [c.RoundJurors, 'nudge']).as('case_rounds.jurors.nudge')
        router.post('jurors/:id/substitutions', [c.RoundJurors, 'release']).as('case_rounds.jurors.release')
        router.get('statistics', [c.RoundStatistics, 'show']).as('case_rounds.statistics')
        router.get('summary.xlsx', [c.RoundStatistics, 'summary']).as('case_rounds.summary')
        listRoutes('cases', [c.RoundCases, 'index'])
        router.get('cases', [c.RoundCases, 'index']).as('case_rounds.cases.index')
        router.get('cases/:id', [c.RoundCases, 'show']).as('case_rounds.cases.show')
        router
          .group(() => {
            router.post('scans', [c.RoundCaseActs, 'scan']).as('case_rounds.cases.scan')
            router.post('masks', [c.RoundCaseActs, 'mask']).as('case_rounds.cases.mask')
            router.post('findings/:id', [c.RoundCaseActs, 'decideFinding']).as('case_rounds.cases.finding')
            router.post('seats/:id/reopenings', [c.RoundCaseActs, 'reopen']).as('case_rounds.cases.reopen')
            router.get('seats/:id/sheet.xlsx', [c.RoundCaseActs, 'sheet']).as('case_rounds.cases.sheet')
            router.post('discussions', [c.RoundCaseActs, 'record']).as('case_rounds.cases.record')
          })
          .prefix('cases/:case_id')
      })
      .prefix('case-rounds/:round_id')

    listRoutes('case-reviews', [c.CaseReviews, 'index'])
    router.get('case-reviews', [c.CaseReviews, 'index']).as('case_reviews.index')
    router
      .group(() => {
        router.get('/', [c.CaseReviews, 'show']).as('case_reviews.show')
        router.put('draft', [c.CaseReviews, 'draft']).as('case_reviews.draft')
        router.post('submissions', [c.CaseReviews, 'submit']).as('case_reviews.submit')
        router.post('revisions', [c.CaseReviews, 'revise']).as('case_reviews.revise')
        router.post('confirmations', [c.CaseReviews, 'confirm']).as('case_reviews.confirm')
        router.post('recusals', [c.CaseReviews, 'recuse']).as('case_reviews.recuse')
        router.get('sheet.xlsx', [c.CaseReviews, 'sheet']).as('case_reviews.sheet')
        router.get('images/:number', [c.CaseReviewImages, 'show']).as('case_reviews.image')
      })
      .prefix('case-reviews/:token')
  })
  .use(middleware.auth())
