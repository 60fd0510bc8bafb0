import type { HttpContext } from '@adonisjs/core/http'
import RoleGrant from '#app/accounts/role_grant'
import { roleGrantWorkflow } from '#app/accounts/role_grant_workflow'
import { wholeGrants } from './role_grant_list.js'
import SecurityPolicy from './security_policy.js'

/** The grant of the address, for who may decide on it. */
export async function decidableGrant({ bouncer, params }: HttpContext) {
  const policy = bouncer.with(SecurityPolicy)
  await policy.authorize('oversee')
  const grant = await RoleGrant.query()
    .where('id', Number(params.role_grant_id) || 0)
    .preload('user')
    .firstOrFail()
  await policy.authorize('decide', grant)
  return grant
}

export async function renderGrant({ bouncer, view }: HttpContext, id: number | string) {
  const grant = await wholeGrants()
    .where('id', Number(id) || 0)
    .firstOrFail()
  const isOpen = roleGrantWorkflow.allows('confirm', grant)
  const mayDecide = isOpen && (await bouncer.with(SecurityPolicy).allows('decide', grant))
  return view.render('pages/security_office/role_grants/show', { grant, isOpen, mayDecide })
}
