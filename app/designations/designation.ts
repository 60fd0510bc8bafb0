import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { DesignationSchema } from '#database/schema'
import { beijingDay } from '#app/calendar/working_days'
import Organization from '#app/organizations/organization'
import type User from '#app/users/user'
import type { DesignationState } from './designation_workflow.js'
import type { PublicProfile } from './public_profile.js'
import { renewalFault, renewalWindow } from './renewal_rules.js'

/** A title that an institution holds for a term: one line of the register. */
export default class Designation extends DesignationSchema {
  declare state: DesignationState
  declare profile: Partial<PublicProfile>

  @belongsTo(() => Organization)
  declare organization: BelongsTo<typeof Organization>

  /** Institutions see their own titles, districts theirs, the bureau the whole register. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere('district_code', user.seesDistrict)
    })
  })

  /** What the public map and directory show: titles in force today. */
  static inForce = scope((query) => {
    query.whereIn('state', IN_FORCE).where((running) => {
      running.where('valid_until', '>=', beijingDay()).orWhere('state', 'under_renewal')
    })
  })

  /** Titles that had begun by the end of a day and had not ended. */
  static heldOn = scope((query, day: string) => {
    query.where('recognized_on', '<=', day)
    query.where((running) => void running.where('valid_until', '>=', day).orWhere('state', 'under_renewal'))
    query.whereNotExists((ended) => {
      ended.from('register_entries').whereColumn('register_entries.designation_id', 'designations.id')
      ended.whereIn('kind', ['revoke', 'deregister', 'expire']).where('effective_on', '<=', day)
    })
  })

  /**
   * The state as of today: a term that is over ends the title, whether or not anybody has noted it. Who applied for
   * renewal in time keeps it until the decision.
   */
  get standing(): DesignationState {
    const over = this.validUntil.toISODate()! < beijingDay()
    return over && ['active', 'rectifying', 'suspended'].includes(this.state) ? 'expired' : this.state
  }

  get isInForce() {
    return IN_FORCE.includes(this.standing)
  }

  get freeServices(): string[] {
    const services = (this.profile.services ?? []) as { name: string; price: string }[]
    return services.filter(({ price }) => price === 'free').map(({ name }) => name)
  }

  /** 待复审 */
  get renewalIsDue() {
    return this.standing === 'active' && this.renewalFault !== 'not_yet'
  }

  /** When another term can be applied for. */
  get renewalWindow() {
    return renewalWindow(this.validUntil.toISODate()!)
  }

  /** Why it cannot be today. */
  get renewalFault() {
    return renewalFault(this.validUntil.toISODate()!, beijingDay())
  }
}

export const IN_FORCE: DesignationState[] = ['active', 'under_renewal', 'rectifying']
