import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import type LightRecord from './light_record.js'
import type { RecordKind } from './record_kind.js'
import { kindOf } from './record_kinds.js'

/** The bureau keeps every register, a district and a point their own lines of those that are theirs too. */
export default class LightRecordPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return user.isOfficial || user.organizationId !== null
  }

  /** A register of which this person can see something. */
  open(user: User, kind: RecordKind): AuthorizerResponse {
    return (
      user.isOfficial || (user.organizationId !== null && (kind.isOpen || kind.writers?.includes('point') || false))
    )
  }

  write(user: User, { writers = [] }: RecordKind): AuthorizerResponse {
    if (user.is('bureau_handler', 'division_head')) return true
    if (user.seesDistrict) return writers.includes('district')
    return writers.includes('point') && user.organizationId !== null && user.is(...applicantRoles)
  }

  revise(user: User, record: LightRecord): AuthorizerResponse {
    if (!this.write(user, kindOf(record.kind))) return false
    if (user.isBureau) return record.organizationId === null
    if (user.seesDistrict) return record.organizationId === null && record.districtCode === user.seesDistrict
    return record.organizationId === user.organizationId
  }

  /** 已阅 is said by the points. */
  read(user: User, { kind }: LightRecord): AuthorizerResponse {
    return kindOf(kind).isRead === true && user.organizationId !== null && user.is(...applicantRoles)
  }
}
