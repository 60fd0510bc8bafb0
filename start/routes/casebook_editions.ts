import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.casebooks

/** Editions of the yearly casebook, as the bureau makes them. */
router
  .group(() => {
    listRoutes('casebook-editions', [c.BookEditions, 'index'])
    router.get('casebook-editions/:id/files/:file', [c.BookReadings, 'download']).as('casebook_editions.file')
    router.get('casebook-editions/:id/pages/*', [c.BookReadings, 'show']).as('casebook_editions.page')
    router.post('casebook-editions/:id/steps', [c.BookEditionSteps, 'store']).as('casebook_editions.steps')
    router.post('casebook-editions/:id/errata', [c.BookErrata, 'store']).as('casebook_editions.errata')
    router.resource('casebook-editions', c.BookEditions).only(['index', 'store', 'show'])
  })
  .use(middleware.auth())

/** The book for everybody. */
router
  .group(() => {
    router.get('/', [c.PublicBooks, 'index']).as('books.years')
    router
      .group(() => {
        router.get('/', [c.PublicBooks, 'show']).as('books.book')
        router.get('images/:file', [c.PublicBooks, 'image']).as('books.image')
        router.get('editions/:number/:file', [c.PublicBooks, 'download']).as('books.download')
        router.get('index/:kind', [c.PublicBooks, 'show']).as('books.index_page')
        router.get(':page', [c.PublicBooks, 'show']).as('books.page')
      })
      .prefix(':year')
      .where('year', router.matchers.number())
  })
  .prefix('books')
  .use(middleware.reader())
