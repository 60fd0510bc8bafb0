import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.secondFactors

router
  .group(() => {
    router.get('account/second-factor/create', [c.SecondFactors, 'create']).as('second_factor.create')
    router.post('account/second-factor', [c.SecondFactors, 'store']).as('second_factor.store')
    router.get('account/second-factor/edit', [c.SecondFactors, 'edit']).as('second_factor.edit')
    router.put('account/second-factor', [c.SecondFactors, 'update']).as('second_factor.update')
    router.get('account/second-factor/delete', [c.SecondFactors, 'remove']).as('second_factor.remove')
    router.delete('account/second-factor', [c.SecondFactors, 'destroy']).as('second_factor.destroy')
    router.get('account/recovery-codes/create', [c.RecoveryCodes, 'create']).as('recovery_codes.create')
    router.post('account/recovery-codes', [c.RecoveryCodes, 'store']).as('recovery_codes.store')
  })
  .use(middleware.auth())
