import type { HttpContext } from '@adonisjs/core/http'
import { inTransaction } from '#app/core/dialect'
import { invitationOfToken } from './opt_out_token.js'
import { suppressAddress } from './suppress_address.js'

/**
 * 退订. Its address is the key to it. Mail programs post to it without asking, and have neither session nor form key
 * (RFC 8058); a visit alone changes nothing, because programs that check letters for danger follow every link.
 */
export default class SurveyOptOutsController {
  async show(ctx: HttpContext) {
    await invitationOfToken(ctx.params.id)
    return render(ctx, false)
  }

  async store(ctx: HttpContext) {
    const { email } = await invitationOfToken(ctx.params.id)
    await inTransaction((trx) => suppressAddress(trx, email, 'opted_out', 'letter'))
    return render(ctx, true)
  }
}

function render({ params, response, view }: HttpContext, isDone: boolean) {
  response.header('Referrer-Policy', 'no-referrer')
  response.header('X-Robots-Tag', 'noindex')
  response.header('Cache-Control', 'no-store')
  return view.render('pages/surveys/opt_out', { token: params.id, isDone })
}
