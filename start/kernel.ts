import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'
import { pagesOnly } from '#app/core/middleware/pages_only'
import { verifyCookiesOnce } from '#app/core/verified_cookies'

verifyCookiesOnce()

server.errorHandler(() => import('#start/exception_handler'))

server.use([
  () => import('#app/core/middleware/unread_body_middleware'),
  () => import('#app/home/health_middleware'),
  () => import('#app/core/middleware/public_files_middleware'),
  () => import('#app/core/middleware/container_bindings_middleware'),
  () => import('@adonisjs/vite/vite_middleware'),
])

router.use([() => import('@adonisjs/core/bodyparser_middleware')])

/**
 * What pages need. Programs have no session and get no cookie: what lets them in is `middleware.api`. Those who answer a
 * survey have none either: what they need is `middleware.respondent`.
 */
router.use(
  [
    () => import('@adonisjs/session/session_middleware'),
    () => import('@adonisjs/auth/initialize_auth_middleware'),
    () => import('#app/users/session_middleware'),
    () => import('#app/core/middleware/locale_middleware'),
    () => import('@adonisjs/shield/shield_middleware'),
    () => import('#app/core/middleware/initialize_bouncer_middleware'),
    () => import('#app/home/navigation_middleware'),
    () => import('#app/core/middleware/idempotency_middleware'),
  ].map(pagesOnly)
)

export const middleware = router.named({
  auth: () => import('#app/core/middleware/auth_middleware'),
  guest: () => import('#app/core/middleware/guest_middleware'),
  reader: () => import('#app/core/middleware/reader_middleware'),
  api: () => import('#app/api_keys/api_middleware'),
  respondent: () => import('#app/core/middleware/respondent_middleware'),
})
