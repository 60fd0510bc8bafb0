import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { refusedBecause } from '#app/second_factors/second_factor_page'
import { codeValidator } from '#app/second_factors/second_factor_validators'
import { goOn, halfWay, tooLate } from './enter.js'
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
    const { request } = ctx
    const user = await halfWay(ctx, 'code')
    if (!user) return tooLate(ctx)
    showAgain(ctx, async () => this.create(ctx))
    const { code } = await request.validateUsing(codeValidator)
    const outcome = await takeSecondStep(user, code, { ip: request.ip(), requestId: request.id() })
    if ('refused' in outcome) throw refusedBecause(ctx, outcome)
    const { second, step } = outcome.done
    return goOn(ctx, user, step, second)
  }
}
