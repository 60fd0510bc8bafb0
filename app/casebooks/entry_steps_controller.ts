import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf, type Actor } from '#app/users/actor'
import { errors } from '@adonisjs/core'
import type CasebookEntry from './entry.js'
import { renderEntry, visibleEntry } from './entry_page.js'
import EntryPolicy from './entry_policy.js'
import { entryStepValidators as given } from './entry_validators.js'
import { askChanges, confirmByTelephone, confirmEntry, dropEntry, restoreEntry, sendEntry } from './entry_workflow.js'

type Person = Actor & { id: number }
type Act = (entry: CasebookEntry, by: Person, request: HttpContext['request']) => Promise<unknown>

const EDITORS: Record<string, Act> = {
  send: async (entry, by, request) => sendEntry(entry, by, (await request.validateUsing(given.send)).version),
  confirmByTelephone: async (entry, by, request) =>
    confirmByTelephone(entry, by, await request.validateUsing(given.confirmByTelephone)),
  drop: async (entry, by, request) => dropEntry(entry, by, await request.validateUsing(given.drop)),
  restore: async (entry, by, request) => restoreEntry(entry, by, (await request.validateUsing(given.restore)).version),
}

const AUTHORS: Record<string, Act> = {
  confirm: async (entry, by, request) => confirmEntry(entry, by, await request.validateUsing(given.confirm)),
  askChanges: async (entry, by, request) => askChanges(entry, by, await request.validateUsing(given.askChanges)),
}

/** To and fro between editor and author. */
export default class EntryStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const entry = await visibleEntry(ctx)
    const step = String(request.input('step'))
    /** Not `in`: an object has more names than were given to it. */
    const acts = [EDITORS, AUTHORS].find((some) => Object.hasOwn(some, step))
    if (!acts) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    const policy = bouncer.with(EntryPolicy)
    await (acts === EDITORS ? policy.authorize('edit') : policy.authorize('answer', entry))
    showAgain(ctx, () => renderEntry(ctx, entry))
    await acts[step](entry, personOf(ctx), request)
    session.flash('success', i18n.t(`casebook_entries.done.${step}`))
    return response.redirect(`/casebook-entries/${entry.id}`)
  }
}
