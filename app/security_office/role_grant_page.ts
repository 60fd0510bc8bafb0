import type { HttpContext } from '@adonisjs/core/http'
import { roleGrantWorkflow } from '#app/accounts/role_grant_workflow'
import { wholeGrants } from './role_grant_list.js'
import SecurityPolicy from './security_policy.js'

export async function renderGrant({ bouncer, view }: HttpContext, id: number | string) {
  const grant = await wholeGrants()
    .where('id', Number(id) || 0)
    .firstOrFail()
  const isOpen = roleGrantWorkflow.allows('confirm', grant)
  const mayDecide = isOpen && (await bouncer.with(SecurityPolicy).allows('decide', grant))
  return view.render('pages/security_office/role_grants/show', { grant, isOpen, mayDecide })
}
