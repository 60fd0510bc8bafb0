import { Exception } from '@adonisjs/core/exceptions'
import { beforeDelete, beforeUpdate, belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IndicatorVersionSchema } from '#database/schema'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import type User from '#app/users/user'
import type { IndicatorContent } from './indicator_content.js'
import IndicatorSystem from './indicator_system.js'
import { FIXED_STATES, type IndicatorVersionState } from './indicator_version_states.js'

/** One state of an indicator system: a draft that is worked on, or published and never changed again. */
export default class IndicatorVersion extends IndicatorVersionSchema {
  declare state: IndicatorVersionState
  declare content: IndicatorContent

  @belongsTo(() => IndicatorSystem)
  declare indicatorSystem: BelongsTo<typeof IndicatorSystem>

  /** Points are told by what they are evaluated when it is published: before that it is the bureau's own. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })

  /** What somebody was evaluated by must be what anybody reads later. */
  @beforeUpdate()
  @beforeDelete()
  static staysAsPublished({ $original }: IndicatorVersion) {
    if (FIXED_STATES.includes($original.state)) throw new Exception('A published version is never written again')
  }

  get isFixed() {
    return FIXED_STATES.includes(this.state)
  }

  /** Is it still what was published? A draft is nothing else yet. */
  get isAsPublished() {
    return !this.isFixed || this.contentHash === hashOf(this.content)
  }
}

export function hashOf(content: IndicatorContent) {
  return sha256(canonicalJson(content))
}
