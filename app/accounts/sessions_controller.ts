import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { inDemo } from '#config/app'
import { storagePath } from '#config/storage'
import { inTransaction } from '#app/core/dialect'
import { invalid, showAgain } from '#app/core/form_page'
import { record } from '#app/audit/record'
import { actorOf } from '#app/users/actor'
import { signInValidator } from './account_validators.js'
import { goOn } from './enter.js'
import { signIn } from './sign_in.js'

export default class SessionsController {
  async create({ view }: HttpContext) {
    return view.render('pages/accounts/sign_in', { demo: inDemo ? await demoSignIns() : null })
  }

  async store(ctx: HttpContext) {
    const { request, i18n } = ctx
    showAgain(ctx, () => this.create(ctx))
    const { email, password } = await request.validateUsing(signInValidator)

    const answer = await signIn(email, password, { ip: request.ip(), requestId: request.id() })
    if ('refused' in answer) {
      const minutes = answer.refused === 'locked' ? answer.minutes : 0
      throw invalid('email', i18n.t(`accounts.sign_in.${answer.refused}`, { minutes }))
    }

    const { user, step } = answer
    return goOn(ctx, user, step)
  }

  async destroy(ctx: HttpContext) {
    const { auth, response, session } = ctx
    const user = auth.user
    if (user) {
      await inTransaction((trx) =>
        record(trx, {
          action: 'user.signed_out',
          subject: { type: 'user', id: user.id },
          by: actorOf(ctx),
        })
      )
    }
    await auth.use('web').logout()
    session.clear()
    response.header('Clear-Site-Data', '"cache", "storage"')
    return response.redirect('/sign-in')
  }
}

type DemoSignIns = { password: string; people: { name: string; role: string; email: string }[] }

async function demoSignIns(): Promise<DemoSignIns | null> {
  const text = await readFile(storagePath('demo-sign-ins.json'), 'utf8').catch(() => null)
  return text ? JSON.parse(text) : null
}
