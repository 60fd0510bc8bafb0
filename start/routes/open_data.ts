import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { answerEndpoint } from '#app/open_data/answer_endpoint'
import { endpoints } from '#app/open_data/endpoints'

const c = controllers.openData

/** For people. */
router.get('open-data', [c.OpenData, 'index']).as('open_data')
router.get('open-data/api', [c.OpenData, 'api']).as('open_data.api')

/** For programs: no session, no cookie (app/core/problem.ts says which addresses). */
router
  .group(() => {
    router.get('open-data/:name.csv', [c.Downloads, 'csv']).as('open_data.csv')
    router.get('open-data/:name.json', [c.Downloads, 'json']).as('open_data.json')
    router.get('sitemap.xml', [c.Sitemaps, 'show']).as('sitemap')
    router.get('robots.txt', [c.Sitemaps, 'robots']).as('robots')
    router.get('api/v1/openapi.json', [c.OpenData, 'document']).as('api.v1.document')
  })
  .use(middleware.api({ open: true }))

for (const endpoint of endpoints) {
  const { name, path, scope, open } = endpoint
  router
    .get(`api/v1${path}`, (ctx) => answerEndpoint(ctx, endpoint))
    .as(`api.v1.${name}`)
    .use(middleware.api({ scope, open }))
}

/** Browsers ask before they read with a key (CORS). */
router.route('api/*', ['OPTIONS'], [c.Preflights, 'show']).as('api.preflight')
