import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type BookEdition from './book_edition.js'
import { isDecision, type EditionStep } from './book_edition_workflow.js'

export default class BookEditionPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isBureau
  }

  build(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }

  /** The handler makes the book, the division says that it is the book. */
  take(user: User, step: EditionStep, edition: BookEdition): AuthorizerResponse {
    return isDecision(step, edition) ? user.inName('division_head') !== null : user.is('bureau_handler')
  }
}
