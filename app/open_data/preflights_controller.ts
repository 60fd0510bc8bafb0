import type { HttpContext } from '@adonisjs/core/http'

/** Pages of other sites may read; writing is for servers. */
export default class PreflightsController {
  show({ response }: HttpContext) {
    response.header('Access-Control-Allow-Origin', '*')
    response.header('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS')
    response.header('Access-Control-Allow-Headers', 'Authorization, If-None-Match')
    response.header('Access-Control-Max-Age', '86400')
    return response.noContent()
  }
}
