import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import { listOf, whereContains, type ListDefinition } from '#app/core/list'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import InboxMail from './inbox_mail.js'

/** The mails of a demonstration, open to everybody who can open the demonstration. Elsewhere there is no such page. */
export default class InboxController {
  async index(ctx: HttpContext) {
    refuseWithoutInbox(ctx)
    const list = await listOf(InboxMail.query(), ctx.request, inboxList(ctx.i18n))
    return ctx.view.render('pages/inbox/index', { list })
  }

  async show(ctx: HttpContext) {
    return ctx.view.render('pages/inbox/show', { mail: await mailOf(ctx) })
  }

  /** The mail as it was written, in a frame that runs nothing. */
  async body(ctx: HttpContext) {
    const mail = await mailOf(ctx)
    ctx.response.header(
      'Content-Security-Policy',
      "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    ctx.response.header('Content-Type', 'text/html; charset=utf-8')
    ctx.response.header('X-Frame-Options', 'SAMEORIGIN')
    return ctx.response.send(mail.html?.replace('<head>', '<head><base target="_top">') ?? '')
  }
}

function refuseWithoutInbox({ request }: HttpContext) {
  if (env.get('MAIL_MAILER') !== 'inbox') throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
}

function mailOf(ctx: HttpContext) {
  refuseWithoutInbox(ctx)
  return InboxMail.findOrFail(Number(ctx.params.id) || 0)
}

function inboxList(i18n: HttpContext['i18n']): ListDefinition<ModelQueryBuilderContract<typeof InboxMail>> {
  return {
    columns: [
      { key: 'mail', text: i18n.t('inbox.mail'), fixed: true },
      { key: 'at', text: i18n.t('inbox.at'), sort: 'createdAt', fixed: true },
    ],
    search: (query, text) => void whereContains(query, ['recipient', 'subject'], text),
    searchHint: i18n.t('inbox.search'),
    sorts: { createdAt: 'created_at' },
    defaultSort: '-createdAt',
  }
}
