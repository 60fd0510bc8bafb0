import { errors as vineErrors } from '@vinejs/vine'
import { errors as bouncerErrors } from '@adonisjs/bouncer'
import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import type { StatusPageRange, StatusPageRenderer } from '@adonisjs/core/types/http'
import { record } from '#app/audit/record'
import { keepInput } from '#app/core/form_page'
import { answerProblem, isForPrograms } from '#app/core/problem'
import { isForRespondents } from '#app/core/respondents'
import LocaleMiddleware from '#app/core/middleware/locale_middleware'
import { inTransaction } from '#app/core/dialect'
import { actorOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'

export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = app.inDev
  protected renderStatusPages = true
  protected statusPages: Record<StatusPageRange, StatusPageRenderer> = {
    '400..599': (error, { view }) => view.render('pages/errors/status', { error }),
  }

  /** Shown in full only to people who build the system. */
  protected ignoreStatuses = [400, 401, 403, 404, 409, 410, 413, 419, 422, 429]

  async handle(error: unknown, ctx: HttpContext) {
    if (isForPrograms(ctx.request.url())) return answerProblem(ctx, error)

    /** An address that no route knows has not passed the middleware that finds out the language. */
    if (!ctx.i18n) await new LocaleMiddleware().handle(ctx, async () => {})
    const wantsPage = ctx.request.accepts(['html', 'json']) !== 'json'

    if (wantsPage && error instanceof vineErrors.E_VALIDATION_ERROR && ctx.formPage) {
      keepInput(ctx, error.messages)
      ctx.response.status(422)
      return ctx.response.send(await ctx.formPage())
    }
    if (wantsPage && error instanceof StepNotAllowed) {
      ctx.response.status(409)
      return ctx.response.send(
        await ctx.view.render('pages/errors/conflict', {
          error,
          typed: typedTexts(ctx),
          backUrl: ctx.request.header('referer') ?? '/home',
        })
      )
    }
    if (wantsPage && error instanceof bouncerErrors.E_AUTHORIZATION_FAILURE) {
      ctx.response.status(403)
      return ctx.response.send(await ctx.view.render('pages/errors/status', { error }))
    }
    return super.handle(error, ctx)
  }

  /** A refused act is an audit entry of the person who tried it; the same form a second time is no attempt. */
  async report(error: unknown, ctx: HttpContext) {
    if (isForRespondents(ctx.request.url())) return reportNameless(error)
    const user = ctx.auth?.user
    if (user && error instanceof bouncerErrors.E_AUTHORIZATION_FAILURE && !(await ctx.isRepetition?.())) {
      await inTransaction((trx) =>
        record(trx, {
          action: 'access.refused',
          subject: { type: 'user', id: user.id },
          by: actorOf(ctx),
          details: { method: ctx.request.method(), url: ctx.request.url() },
        })
      )
    }
    return super.report(error, ctx)
  }
}

/** A statement that failed is told with its values, and a request with its address: neither may stand in the log here. */
function reportNameless(error: unknown) {
  const { name, code, status = 500 } = error as { name?: string; code?: string; status?: number }
  if (status >= 500) logger.error({ name, code }, 'a page for respondents failed')
}

/** What the person had written, so that a conflict loses nothing. */
function typedTexts(ctx: HttpContext): Record<string, string> {
  const { _csrf, _method, _once, step, version, ...input } = ctx.request.original() ?? {}
  return Object.fromEntries(Object.entries(input).filter(([, value]) => typeof value === 'string' && value)) as Record<
    string,
    string
  >
}
