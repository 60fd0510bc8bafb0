import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.securityOffice

router
  .group(() => {
    listRoutes('role-grants', [c.RoleGrants, 'index'])
    router.resource('role-grants', c.RoleGrants).only(['index', 'show'])
    router
      .post('role-grants/:role_grant_id/confirmations', [c.RoleGrantConfirmations, 'store'])
      .as('role_grants.confirm')
    router.post('role-grants/:role_grant_id/refusals', [c.RoleGrantRefusals, 'store']).as('role_grants.refuse')
    router.get('lock-outs', [c.LockOuts, 'index']).as('lock_outs.index')
    router.delete('lock-outs/:id', [c.LockOuts, 'destroy']).as('lock_outs.destroy')
    router.get('sign-in-rules', [c.SignInRules, 'show']).as('sign_in_rules.show')
  })
  .use(middleware.auth())
