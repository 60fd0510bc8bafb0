import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { mailThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.accounts

router.get('sign-in', [c.Sessions, 'create']).as('sign_in').use(middleware.guest())
router.post('sign-in', [c.Sessions, 'store']).as('sessions.store')
router.post('sign-out', [c.Sessions, 'destroy']).as('sessions.destroy')
router.post('language', [c.Languages, 'store']).as('languages.store').use(middleware.reader())
router
  .resource('password-resets', c.PasswordResets)
  .only(['create', 'store', 'edit', 'update'])
  .use(['store'], mailThrottle)

router
  .group(() => {
    router.get('account', [c.Account, 'edit']).as('account.edit')
    router.put('account', [c.Account, 'update']).as('account.update')
    router.put('account/password', [c.Passwords, 'update']).as('account.password.update')

    listRoutes('users', [c.Users, 'index'])
    router.resource('users', c.Users).except(['show', 'destroy'])
    router.post('users/:user_id/activation', [c.UserActivations, 'store']).as('users.activation.store')
    router.delete('users/:user_id/activation', [c.UserActivations, 'destroy']).as('users.activation.destroy')

    router
      .post('users/:user_id/role-grants/:role_grant_id/withdrawals', [c.RoleGrantWithdrawals, 'store'])
      .as('users.role_grants.withdrawals.store')

    router.get('organization/colleagues/create', [c.Colleagues, 'create']).as('colleagues.create')
    router.post('organization/colleagues', [c.Colleagues, 'store']).as('colleagues.store')
    router.put('organization/colleagues/:id', [c.Colleagues, 'update']).as('colleagues.update')
    router.delete('organization/colleagues/:id', [c.Colleagues, 'destroy']).as('colleagues.destroy')
  })
  .use(middleware.auth())
