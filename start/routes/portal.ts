import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { objectionThrottle } from '#start/limiter'

const c = controllers.portal

/** Pages without sign-in. */
router.resource('notices', c.PublicNotices).only(['index', 'show'])
router.resource('notices.objections', c.Objections).only(['store', 'show']).use(['store'], objectionThrottle)
