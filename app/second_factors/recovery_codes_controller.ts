import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { actorOf } from '#app/users/actor'
import { renewRecoveryCodes } from './second_factor_acts.js'
import { factorOf } from './second_factor.js'
import { refusedBecause, showCodesOnce } from './second_factor_page.js'
import { proofValidator } from './second_factor_validators.js'

/** Ten codes for when the telephone is not at hand; new ones end the old ones. */
export default class RecoveryCodesController {
  async create({ auth, response, view }: HttpContext) {
    if (!(await factorOf(auth.getUserOrFail()))?.isOn) return response.redirect('/account/security')
    return view.render('pages/second_factors/prove', { act: 'codes' })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    showAgain(ctx, async () => this.create(ctx))
    const proof = await request.validateUsing(proofValidator)
    const outcome = await renewRecoveryCodes(auth.getUserOrFail(), proof, actorOf(ctx))
    if ('refused' in outcome) throw refusedBecause(ctx, outcome)
    showCodesOnce(ctx, outcome.done)
    return response.redirect('/account/security')
  }
}
