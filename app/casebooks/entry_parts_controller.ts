import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { entryParts } from './entry_copy.js'
import { partIn, renderPart, visibleEntry } from './entry_page.js'
import EntryPolicy from './entry_policy.js'
import { typedPart } from './entry_validators.js'
import { keepVersion, saveCopy } from './entry_workflow.js'

/** The copy, one part a page. It saves itself while somebody types; who saves keeps a version. */
export default class EntryPartsController {
  async edit(ctx: HttpContext) {
    const entry = await visibleEntry(ctx)
    await ctx.bouncer.with(EntryPolicy).authorize('edit')
    return renderPart(ctx, entry, partIn(ctx))
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const entry = await visibleEntry(ctx)
    await bouncer.with(EntryPolicy).authorize('edit')
    const part = partIn(ctx)
    showAgain(ctx, () => renderPart(ctx, entry, part))
    const { typed, version: seen } = await typedPart(entry, part, request)
    const version = await saveCopy(entry, personOf(ctx), part, typed, seen)
    if (request.accepts(['html', 'json']) === 'json') return response.send({ version })
    await keepVersion(entry, personOf(ctx))
    session.flash('success', i18n.t('casebook_entries.saved'))
    const next = entryParts[entryParts.indexOf(part) + 1]
    const goesOn = request.input('then') === 'next' && next
    return response.redirect(`/casebook-entries/${entry.id}${goesOn ? `/parts/${next}/edit` : `#part-${part}`}`)
  }
}
