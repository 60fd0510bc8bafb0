import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { PersonExportSchema } from '#database/schema'
import type User from '#app/users/user'
import type { PersonExportState } from './person_export_workflow.js'
import PersonalRequest from './personal_request.js'
import type { Whose } from './personal_sources.js'

/** Everything about one person as an archive. */
export default class PersonExport extends PersonExportSchema {
  declare state: PersonExportState

  @belongsTo(() => PersonalRequest, { foreignKey: 'requestId' })
  declare request: BelongsTo<typeof PersonalRequest>

  /** One's own; what was made for a request is handed over by the handlers. */
  static visibleTo = scope((query, user: User) => {
    query.where((seen) => {
      seen.where('user_id', user.id)
      if (user.inName('bureau_handler')) seen.orWhereNotNull('request_id')
    })
  })

  /** Of whom; the request is loaded where there is one. */
  get whose(): Whose {
    if (this.userId !== null) return { userId: this.userId }
    return this.request.whose
  }

  /** Everything that was ever written for it lies here. */
  get folder() {
    return `person_exports/${this.id}`
  }
}
