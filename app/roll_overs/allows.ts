import { Bouncer } from '@adonisjs/bouncer'
import type User from '#app/users/user'

/** The policy of a verb, asked where there is no request. */
export const policyFor = (user: User) => new Bouncer(user)
