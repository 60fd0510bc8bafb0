import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import ContactPolicy from './contact_policy.js'
import { contactKind, revealContact, showOnce } from './contacts.js'

/** Seeing a number or a mailbox whole, once; who did stands in the trail. */
export default class ContactRevealsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, params, response } = ctx
    const id = Number(params.id) || 0
    const kind = contactKind(params.subject)
    const found = await kind?.find(auth.getUserOrFail(), id)
    if (!kind || !found) throw new Exception('no such contact', { status: 404, code: 'E_ROW_NOT_FOUND' })
    await bouncer.with(ContactPolicy).authorize('reveal', found)
    await revealContact(kind, id, personOf(ctx))
    showOnce(ctx, kind.subject, id)
    return response.redirect(found.path)
  }
}
