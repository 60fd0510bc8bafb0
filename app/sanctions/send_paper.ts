import type { HttpContext } from '@adonisjs/core/http'
import { contentDisposition } from '#app/core/content_disposition'
import type { Paper } from '#app/notifications/notices'

export function sendPaper({ response }: HttpContext, { name, contentType, body }: Paper) {
  response.header('Content-Type', contentType)
  response.header('Content-Disposition', contentDisposition('attachment', name))
  return response.send(body)
}
