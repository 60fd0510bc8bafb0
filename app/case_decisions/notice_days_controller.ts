import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { scheduleNotice } from './deliberation.js'
import { renderSelection, visibleSelection } from './selection_page.js'
import SelectionPolicy from './selection_policy.js'
import { noticeDayValidator } from './selection_validators.js'

/** 公示日 */
export default class NoticeDaysController {
  async update(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const selection = await visibleSelection(ctx)
    await bouncer.with(SelectionPolicy).authorize('schedule')
    showAgain(ctx, () => renderSelection(ctx, selection))
    const { noticeOn = null, version } = await request.validateUsing(noticeDayValidator)
    const by = personOf(ctx, auth.user!.inName('division_head', 'bureau_leader'))
    await scheduleNotice(selection, by, { noticeOn, version })
    session.flash('success', i18n.t('case_selections.done.schedule'))
    return response.redirect(`/case-selections/${selection.id}`)
  }
}
