import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import type ReportChapter from './report_chapter.js'

/** The bureau writes the report; for each chapter one person answers. */
export default class ChapterWritingPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive || !user.isBureau) return false
  }

  assign(user: User): AuthorizerResponse {
    return user.is('bureau_handler', 'division_head')
  }

  write(user: User, chapter: ReportChapter): AuthorizerResponse {
    return user.id === chapter.ownerId || user.is('bureau_handler')
  }

  comment(_user: User): AuthorizerResponse {
    return true
  }

  /** Settles comments, and stands by the chapter. */
  own(user: User, chapter: ReportChapter): AuthorizerResponse {
    return user.id === chapter.ownerId
  }
}
