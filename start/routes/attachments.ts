import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { uploadThrottle } from '#start/limiter'

const c = controllers.attachments

/** The body of POST /attachments is read by its controller (config/bodyparser.ts). */
router
  .resource('attachments', c.Attachments)
  .only(['store', 'show', 'destroy'])
  .use('*', middleware.auth())
  .use('store', uploadThrottle)
