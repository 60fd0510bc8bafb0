import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { outlineOf, visibleVersion } from './indicator_page.js'
import { stepValidator } from './indicator_validators.js'
import { renderVersion } from './indicator_version_page.js'
import IndicatorVersionPolicy from './indicator_version_policy.js'
import {
  discardVersion,
  giveBackVersion,
  proposeVersion,
  publishVersion,
  retireVersion,
} from './indicator_version_workflow.js'

const VERBS = {
  propose: proposeVersion,
  discard: discardVersion,
  giveBack: giveBackVersion,
  publish: publishVersion,
  retire: retireVersion,
}

/** 送审, 放弃; 退回, 发布, 停用 */
export default class IndicatorStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const version = await visibleVersion(ctx)
    const policy = bouncer.with(IndicatorVersionPolicy)
    showAgain(ctx, () => renderVersion(ctx, version))
    const isDecision = !['propose', 'discard'].includes(request.input('step'))
    await policy.authorize(isDecision ? 'decide' : 'write')
    const { step, version: seen, opinion } = await request.validateUsing(stepValidator)
    const name = isDecision ? auth.getUserOrFail().inName('division_head') : null
    await VERBS[step](version, personOf(ctx, name), { seen, opinion })
    session.flash('success', i18n.t(`indicators.done.${step}`))
    return response.redirect(outlineOf(version))
  }
}
