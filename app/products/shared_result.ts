import { scope } from '@adonisjs/lucid/orm'
import { SharedResultSchema } from '#database/schema'
import type User from '#app/users/user'
import ResultRequest from './result_request.js'
import type { SharedResultState } from './shared_result_workflow.js'

/** 共享成果: what one member of the network lets the others use, on which terms. */
export default class SharedResult extends SharedResultSchema {
  declare state: SharedResultState

  /** The whole network sees what is shared; what was withdrawn stays with its owner and the bureau. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.isOfficial || user.organizationId) seen.orWhere('state', 'shared')
    })
  })

  /** Those of what is seen that this person may use: without asking, as owner, or because the owner agreed. */
  static openTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((open) => {
      open.whereIn('permission', ['public', 'network']).orWhere('organization_id', user.organizationId ?? 0)
      open.orWhereIn('id', ResultRequest.query().where({ userId: user.id, state: 'granted' }).select('result_id'))
    })
  })

  isOf(user: User) {
    return this.organizationId === null ? user.isBureau : user.organizationId === this.organizationId
  }
}
