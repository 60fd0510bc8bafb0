import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'

/** Everybody takes out the own data; which archives one sees at all says the model. */
export default class PersonExportPolicy extends BasePolicy {
  order(user: User): AuthorizerResponse {
    return user.isActive
  }
}
