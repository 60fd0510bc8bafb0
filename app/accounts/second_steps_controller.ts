import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { refusedBecause } from '#app/second_factors/second_factor_page'
import { codeValidator } from '#app/second_factors/second_factor_validators'
import { enter, goHalfWay, halfWay, pageOf } from './enter.js'
import { takeSecondStep } from './sign_in.js'

/** After the password: a code of the application on the telephone, or a recovery code. */
export default class SecondStepsController {
  async create(ctx: HttpContext) {
    if (!(await halfWay(ctx, 'code'))) return ctx.response.redirect('/sign-in')
    return ctx.view.render('pages/accounts/second_step', {
      byRecoveryCode: ctx.request.input('by') === 'recovery',
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const user = await halfWay(ctx, 'code')
    if (!user) {
      session.flash('error', i18n.t('second_factor.refused.too_late'))
      return response.redirect('/sign-in')
    }
    showAgain(ctx, async () => this.create(ctx))
    const { code } = await request.validateUsing(codeValidator)
    const outcome = await takeSecondStep(user, code, { ip: request.ip(), requestId: request.id() })
    if ('refused' in outcome) throw refusedBecause(ctx, outcome)
    const { second, step } = outcome.done
    if (!step) return response.redirect((await enter(ctx, user)) ?? '/home')
    goHalfWay(ctx, user, step, second)
    return response.redirect(pageOf(step))
  }
}
