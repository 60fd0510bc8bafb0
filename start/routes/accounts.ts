import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { mailThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.accounts

router.get('sign-in', [c.Sessions, 'create']).as('sign_in').use(middleware.guest())
router.post('sign-in', [c.Sessions, 'store']).as('sessions.store')
router
  .group(() => {
    router.get('sign-in/second-step', [c.SecondSteps, 'create']).as('second_steps.create')
    router.post('sign-in/second-step', [c.SecondSteps, 'store']).as('second_steps.store')
    router.get('sign-in/new-password', [c.NewPasswords, 'create']).as('new_passwords.create')
    router.post('sign-in/new-password', [c.NewPasswords, 'store']).as('new_passwords.store')
    router.get('sign-in/set-up', [c.SetUps, 'create']).as('set_ups.create')
    router.post('sign-in/set-up', [c.SetUps, 'store']).as('set_ups.store')
  })
  .use(middleware.guest())
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

    router.get('account/security', [c.Security, 'show']).as('account.security.show')
    router.delete('account/sessions', [c.OpenSessions, 'clear']).as('open_sessions.clear')
    router.delete('account/sessions/:id', [c.OpenSessions, 'destroy']).as('open_sessions.destroy')

    listRoutes('users', [c.Users, 'index'])
    router.resource('users', c.Users).except(['show', 'destroy'])
    router.post('users/:user_id/activation', [c.UserActivations, 'store']).as('users.activation.store')
    router.delete('users/:user_id/activation', [c.UserActivations, 'destroy']).as('users.activation.destroy')

    router.get('users/:user_id/security', [c.UserSecurity, 'show']).as('users.security.show')
    router.delete('users/:user_id/second-factor', [c.UserSecurity, 'resetFactor']).as('users.second_factor.destroy')
    router.delete('users/:user_id/sessions', [c.UserSecurity, 'endSessions']).as('users.sessions.destroy')

    router
      .post('users/:user_id/role-grants/:role_grant_id/withdrawals', [c.RoleGrantWithdrawals, 'store'])
      .as('users.role_grants.withdrawals.store')

    router.get('organization/colleagues/create', [c.Colleagues, 'create']).as('colleagues.create')
    router.post('organization/colleagues', [c.Colleagues, 'store']).as('colleagues.store')
    router.put('organization/colleagues/:id', [c.Colleagues, 'update']).as('colleagues.update')
    router.delete('organization/colleagues/:id', [c.Colleagues, 'destroy']).as('colleagues.destroy')
  })
  .use(middleware.auth())
