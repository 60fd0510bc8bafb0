import type { HttpContext } from '@adonisjs/core/http'
import limits from '#config/sanctions'
import { answerList } from '#app/audit/answer_list'
import { workCalendar } from '#app/calendar/work_calendar'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { checkedForm } from '#app/core/checked_form'
import { pointOfAddress } from './point_of_address.js'
import Rectification from './rectification.js'
import { standingOf } from './rectification_deadline.js'
import { rectificationForm as form } from './rectification_form.js'
import { rectificationList } from './rectification_list.js'
import { renderRectification, visibleRectification } from './rectification_page.js'
import RectificationPolicy from './rectification_policy.js'
import { proposeRectification, rectificationWorkflow, type Wish } from './rectification_workflow.js'

/** 限期整改 */
export default class RectificationsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(RectificationPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = Rectification.query().withScopes((scopes) => scopes.visibleTo(user))
    const states = Object.keys(rectificationWorkflow.states)
    const calendar = await workCalendar()
    return answerList(ctx, seen, rectificationList(i18n), i18n.t('rectifications.title'), (list) =>
      view.render('pages/sanctions/rectifications/index', {
        list,
        states: user.isBureau ? states : states.filter((state) => !['proposed', 'dropped'].includes(state)),
        clockOf: (rectification: Rectification) => standingOf(rectification, calendar),
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderRectification(ctx, await visibleRectification(ctx))
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(RectificationPolicy).authorize('propose')
    return renderProposal(ctx)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    const designation = await pointOfAddress(ctx)
    await bouncer.with(RectificationPolicy).authorize('propose')
    showAgain(ctx, () => renderProposal(ctx))
    const wish = await checkedForm<Wish>(ctx, form)
    const by = personOf(ctx, auth.getUserOrFail().inName('bureau_handler'))
    const { id } = await proposeRectification(designation, by, wish)
    session.flash('success', i18n.t('rectifications.proposed'))
    return response.redirect(`/rectifications/${id}`)
  }
}

async function renderProposal(ctx: HttpContext) {
  const designation = await pointOfAddress(ctx)
  const values = { months: limits.rectification.months }
  return ctx.view.render('pages/sanctions/rectifications/create', { designation, form, values })
}
