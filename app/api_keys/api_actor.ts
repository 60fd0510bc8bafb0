import type { HttpContext } from '@adonisjs/core/http'
import type { Actor } from '#app/users/actor'

/** The program behind a request, for verbs that keys may call: its holder is named in the trail. */
export function programOf({ apiKey, request }: HttpContext): Actor {
  return { id: null, name: `API ${apiKey!.holder}`, ip: request.ip(), requestId: request.id() }
}
