import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { rectificationActs } from './rectification_acts.js'
import { renderRectification, visibleRectification } from './rectification_page.js'
import RectificationPolicy from './rectification_policy.js'
import { takeAct } from './take_act.js'

/** What officials decide on a rectification. */
export default class RectificationStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const rectification = await visibleRectification(ctx)
    showAgain(ctx, () => renderRectification(ctx, rectification))
    const name = await takeAct(ctx, rectificationActs, rectification, (act) =>
      bouncer.with(RectificationPolicy).authorize('take', rectification, act)
    )
    session.flash('success', i18n.t(`rectifications.acts.${name}.done`))
    return response.redirect(`/rectifications/${rectification.id}`)
  }
}
