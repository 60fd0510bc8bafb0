import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.cases

/** Typical cases, from the first word to the formal check. */
router
  .group(() => {
    listRoutes('typical-cases', [c.TypicalCases, 'index'])
    router.post('typical-cases/bulk-choices', [c.CaseChoices, 'store']).as('typical_cases.bulk_choices.store')
    router.resource('typical-cases', c.TypicalCases).except(['update', 'destroy']).as('typical_cases')
    router.resource('typical-cases.sections', c.CaseSections).only(['edit', 'update']).as('typical_cases.sections')
    router.post('typical-cases/:typical_case_id/images', [c.CaseImages, 'store']).as('typical_cases.images.store')
    router.put('typical-cases/:typical_case_id/images', [c.CaseImages, 'update']).as('typical_cases.images.update')
    router
      .delete('typical-cases/:typical_case_id/images/:id', [c.CaseImages, 'destroy'])
      .as('typical_cases.images.destroy')
    router
      .resource('typical-cases.submissions', c.CaseSubmissions)
      .only(['create', 'store', 'show'])
      .as('typical_cases.submissions')
    router.resource('typical-cases.rounds', c.CaseRounds).only(['show']).as('typical_cases.rounds')
    router
      .resource('typical-cases.corrections', c.CaseCorrections)
      .only(['create', 'store'])
      .as('typical_cases.corrections')
    router.get('typical-cases/:typical_case_id/acts/:act', [c.CaseActs, 'show']).as('typical_cases.acts.show')
    router.post('typical-cases/:typical_case_id/acts/:act', [c.CaseActs, 'store']).as('typical_cases.acts.store')
    router.get('typical-cases/:typical_case_id/print', [c.CasePrints, 'show']).as('typical_cases.print')

    router.get('case-recommendations', [c.CaseRecommendations, 'index']).as('case_recommendations.index')
    router
      .get('case-recommendations/:call/list.xlsx', [c.CaseRecommendations, 'export'])
      .as('case_recommendations.export')
    router.put('case-recommendations/:call/:id', [c.CaseRecommendations, 'update']).as('case_recommendations.update')
  })
  .use(middleware.auth())
