import type { HttpContext } from '@adonisjs/core/http'
import { ownPath } from '#app/core/own_path'
import { languageValidator } from './account_validators.js'

export default class LanguagesController {
  async store({ auth, request, response }: HttpContext) {
    const { locale, back } = await request.validateUsing(languageValidator)
    if (auth.user) await auth.user.merge({ locale }).save()
    response.plainCookie('locale', locale, { encode: false, maxAge: '1 year', httpOnly: true })
    return response.redirect(ownPath(back) ?? '/')
  }
}
