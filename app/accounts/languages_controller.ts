import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { inTransaction } from '#app/core/dialect'
import { ownPath } from '#app/core/own_path'
import { actorOf } from '#app/users/actor'
import { languageValidator } from './account_validators.js'

export default class LanguagesController {
  async store(ctx: HttpContext) {
    const { locale, back } = await ctx.request.validateUsing(languageValidator)
    if (ctx.auth.user) await chooseLanguage(ctx, locale)
    ctx.response.plainCookie('locale', locale, { encode: false, maxAge: '1 year', httpOnly: true })
    return ctx.response.redirect(ownPath(back) ?? '/')
  }
}

/** On the trail like everything that changes a person (kept_users.ts). */
function chooseLanguage(ctx: HttpContext, locale: string) {
  const user = ctx.auth.getUserOrFail()
  return inTransaction(async (trx) => {
    await user.useTransaction(trx).merge({ locale }).save()
    const subject = { type: 'user', id: user.id }
    await record(trx, { action: 'user.language_chosen', subject, by: actorOf(ctx), details: { locale } })
  })
}
