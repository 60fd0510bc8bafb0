import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.apiKeys

router
  .group(() => {
    listRoutes('api-keys', [c.ApiKeys, 'index'])
    router.resource('api-keys', c.ApiKeys).only(['index', 'create', 'store', 'show'])
    router.post('api-keys/:api_key_id/rotations', [c.ApiKeyRotations, 'store']).as('api_keys.rotations.store')
    router.post('api-keys/:api_key_id/revocations', [c.ApiKeyRevocations, 'store']).as('api_keys.revocations.store')
  })
  .use(middleware.auth())
