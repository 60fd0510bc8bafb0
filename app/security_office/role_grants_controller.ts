import type { HttpContext } from '@adonisjs/core/http'
import { roleGrantWorkflow } from '#app/accounts/role_grant_workflow'
import { answerList } from '#app/audit/answer_list'
import { roleGrantList, wholeGrants } from './role_grant_list.js'
import { renderGrant } from './role_grant_page.js'
import SecurityPolicy from './security_policy.js'

const states = Object.keys(roleGrantWorkflow.states)

/** 授权确认: rights that wait for the security administrator, and those that were decided on. */
export default class RoleGrantsController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(SecurityPolicy).authorize('oversee')
    return answerList(ctx, wholeGrants(), roleGrantList(i18n), i18n.t('role_grants.title'), (list) =>
      view.render('pages/security_office/role_grants/index', { list, states })
    )
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(SecurityPolicy).authorize('oversee')
    return renderGrant(ctx, ctx.params.id)
  }
}
