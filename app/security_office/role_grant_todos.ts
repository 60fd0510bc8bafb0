import RoleGrant from '#app/accounts/role_grant'
import { roleGrantWorkflow } from '#app/accounts/role_grant_workflow'
import type User from '#app/users/user'
import type { TodoSource } from '#app/workflow/todos'

/** Rights that this person can confirm or refuse. */
function open(user: User) {
  const grants = RoleGrant.query().where('state', 'proposed').whereNot('user_id', user.id)
  return user.is('security_administrator') ? grants : grants.whereRaw('1 = 0')
}

export const roleGrantTodos: TodoSource = {
  item: 'role_grants',
  waiting: open,
  async list(user, { i18n }) {
    const grants = await open(user).preload('user').orderBy('id').limit(20)
    return grants.map(({ id, kind, state, user: person, createdAt }) => ({
      title: person.name,
      text: i18n.t(`role_grants.kinds.${kind}`),
      href: `/role-grants/${id}`,
      badge: { tone: roleGrantWorkflow.states[state].tone, text: i18n.t(`role_grants.states.${state}`) },
      since: createdAt,
    }))
  },
}
