import { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import type { NextFn } from '@adonisjs/core/types/http'
import type { HttpContext } from '@adonisjs/core/http'

/** Language: the person's setting, else the cookie of the language switch, else zh-CN. */
export default class LocaleMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    const wanted = ctx.auth?.user?.locale ?? ctx.request.plainCookie('locale', { encoded: false })
    const locale = i18nManager.getSupportedLocaleFor([String(wanted)]) ?? i18nManager.defaultLocale

    ctx.i18n = i18nManager.locale(locale)
    ctx.containerResolver.bindValue(I18n, ctx.i18n)
    ctx.view.share({ i18n: ctx.i18n, t: ctx.i18n.t.bind(ctx.i18n), locale })
    return next()
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    i18n: I18n
  }
}
