import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { objectionThrottle, verificationThrottle } from '#start/limiter'

const c = controllers.portal

/** Pages without sign-in that are only read. */
router
  .group(() => {
    router.get('/', [c.PortalHome, 'show']).as('root')
    router.resource('points', c.Points).only(['index', 'show'])
    router.get('notices', [c.PublicNotices, 'index']).as('notices.index')
    router.get('notices/documents/:document', [c.Announcements, 'show']).as('announcements.show')
    router.get('notices/documents/:document/list.xlsx', [c.Announcements, 'download']).as('announcements.download')
    router.get('statistics', [c.Statistics, 'show']).as('statistics.show')
    router.get('search', [controllers.search.Searches, 'index']).as('search')
    router.get('verify', [c.Verifications, 'index']).as('verify')
    router.on('accessibility').render('pages/portal/accessibility').as('accessibility')
  })
  .use(middleware.reader())

router.get('map-tiles/:layer/:zoom/:column/:row', [c.MapTiles, 'show']).as('map_tiles.show').use(middleware.reader())

/** Anybody checks a certificate by the code printed on it. */
router.get('verify/:code', [c.Verifications, 'show']).as('verify.show').use([verificationThrottle, middleware.reader()])

router.get('notices/:id', [c.PublicNotices, 'show']).as('notices.show')
router.resource('notices.objections', c.Objections).only(['store', 'show']).use(['store'], objectionThrottle)

/** 全站搜索 of those who are signed in. */
router.get('find', [controllers.search.InsideSearches, 'index']).as('find').use(middleware.auth())
