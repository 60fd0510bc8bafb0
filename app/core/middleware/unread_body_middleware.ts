import type { IncomingMessage } from 'node:http'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import limits from '#config/unread_bodies'

/**
 * Whoever is answered in the middle of sending is still sending. A line that is closed while bytes lie unread is reset, and
 * the answer may be lost with it: the rest is read and thrown away first, but not for ever.
 */
export default class UnreadBodyMiddleware {
  handle({ request, response }: HttpContext, next: NextFn) {
    if (request.hasBody()) {
      const incoming = request.request
      /** Before the listener of the server itself, which closes a line that nothing else is to come on. */
      response.response.prependOnceListener('finish', () => {
        if (!incoming.complete) readOn(incoming)
      })
    }
    return next()
  }
}

function readOn(incoming: IncomingMessage) {
  const { socket } = incoming
  const { destroySoon } = socket
  /** What the server closes a line with. The half with the answer is closed, the other one stays open. */
  socket.destroySoon = () => void socket.end()

  const timer = setTimeout(() => socket.destroy(), limits.ms).unref()
  let left = limits.bytes
  incoming.on('data', ({ length }: Buffer) => {
    left -= length
    if (left < 0) socket.destroy()
  })
  incoming.once('end', () => {
    clearTimeout(timer)
    socket.destroySoon = destroySoon
    if (socket.writableEnded) socket.destroySoon()
  })
  incoming.resume()
}
