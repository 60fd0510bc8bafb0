import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import { titleEndingForm } from './external_title_form.js'
import { renderTitle, visibleTitle } from './external_title_page.js'
import ExternalTitlePolicy from './external_title_policy.js'
import { endTitle } from './external_title_workflow.js'

/** 终止: the title is not held any more. */
export default class ExternalTitleEndingsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    const title = await visibleTitle(ctx)
    await bouncer.with(ExternalTitlePolicy).authorize('note')
    showAgain(ctx, () => renderTitle(ctx, title))
    const { endedOn, endReason } = await checkedForm(ctx, titleEndingForm)
    const by = personOf(ctx, auth.getUserOrFail().inName('bureau_handler'))
    await endTitle(title, by, { endedOn, endReason, version: seenVersion(ctx) })
    session.flash('success', i18n.t('external_titles.ended'))
    return response.redirect(`/external-titles/${title.id}`)
  }
}
