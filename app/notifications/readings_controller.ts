import type { HttpContext } from '@adonisjs/core/http'
import { markRead } from './mark_read.js'

/** 全部标为已读 */
export default class ReadingsController {
  async store({ auth, response }: HttpContext) {
    await markRead(auth.getUserOrFail().id)
    return response.redirect().toRoute('notifications.index')
  }
}
