import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { moveUp } from './public_notice.js'
import { renderSelection, visibleSelection } from './selection_page.js'
import SelectionPolicy from './selection_policy.js'
import { movingUpValidator } from './selection_validators.js'

/** 递补 */
export default class MovesUpController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const selection = await visibleSelection(ctx)
    await bouncer.with(SelectionPolicy).authorize('decide')
    showAgain(ctx, () => renderSelection(ctx, selection))
    const { candidate, ...ruling } = await request.validateUsing(movingUpValidator)
    await moveUp(selection, candidate, personOf(ctx, auth.user!.inName('bureau_leader')), ruling)
    session.flash('success', i18n.t('case_selections.done.moveUp'))
    return response.redirect(`/case-selections/${selection.id}`)
  }
}
