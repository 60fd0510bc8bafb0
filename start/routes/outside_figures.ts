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
  })
  .use(middleware.auth())

/** What a key may tell is decided by its source (app/outside_figures/figure_scopes.ts). */
router.post('api/v1/outside-figures', [c.FigureApi, 'store']).as('api.outside_figures.store').use(middleware.api())
