import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ProductSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import type { ProductKind } from './product_forms.js'
import type { ProductState } from './product_workflow.js'

/** 产品: a thematic database or an analysis report, of a point or of the office itself. */
export default class Product extends ProductSchema {
  declare kind: ProductKind
  declare state: ProductState

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  /** What is confirmed is for everybody in the network; before that it is its maker's and the bureau's. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return void query.whereNot('state', 'removed')
    query.where((seen) => {
      seen.where('organization_id', user.organizationId ?? 0)
      if (user.isOfficial || user.organizationId) seen.orWhere('state', 'confirmed')
    })
  })

  /** Those of what is seen whose file may be opened too. */
  static withFileFor = scope((query, user: User) => {
    if (user.isOfficial) return
    query.where((open) => {
      open.where('organization_id', user.organizationId ?? 0).orWhereIn('file_permission', ['public', 'network'])
    })
  })

  get publishedDay() {
    return this.publishedOn.toISODate()!
  }

  /** Made by this person's side: the institution, or the office. */
  isOf(user: User) {
    return this.organizationId === null ? user.isBureau : user.organizationId === this.organizationId
  }
}
