import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.outsideFigures

/** What other systems counted: by people, by upload, by the systems themselves. */
router
  .group(() => {
    router.get('outside-figures/series', [c.FigureSeries, 'show']).as('outside_figures.series')
    router.get('outside-figures/uploads/create', [c.FigureUploads, 'create']).as('outside_figures.uploads.create')
    router.post('outside-figures/uploads', [c.FigureUploads, 'store']).as('outside_figures.uploads.store')
    listRoutes('outside-figures', [c.OutsideFigures, 'index'])
    router.resource('outside-figures', c.OutsideFigures).except(['edit', 'update'])
    router.resource('source-tokens', c.SourceTokens).only(['index', 'store', 'destroy'])
  })
  .use(middleware.auth())

router.post('api/v1/outside-figures', [c.FigureApi, 'store']).as('api.outside_figures.store')
