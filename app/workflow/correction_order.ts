import { belongsTo, column, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { Trx } from '#app/core/dialect'
import User from '#app/users/user'
import { CorrectionOrderSchema } from '#database/schema'
import CorrectionItem from './correction_item.js'

/** Not sent yet: being written, or waiting for the head of the division. */
export const UNSENT = ['draft', 'proposed']

/** 补正通知书: every defect of one version of a submission, told at once, field by field. */
export default class CorrectionOrder extends CorrectionOrderSchema {
  @column()
  declare state: 'draft' | 'proposed' | 'open' | 'answered' | 'lapsed'

  @hasMany(() => CorrectionItem, { foreignKey: 'orderId' })
  declare items: HasMany<typeof CorrectionItem>

  @belongsTo(() => User, { foreignKey: 'createdById' })
  declare createdBy: BelongsTo<typeof User>

  static of(subjectType: string, subjectIds: number | readonly number[], trx?: Trx) {
    return this.query({ client: trx })
      .where({ subjectType })
      .whereIn('subjectId', [subjectIds].flat())
      .preload('items')
      .orderBy('id')
  }

  /** The one that the applicant has to answer. */
  static openOf(subjectType: string, subjectId: number, trx?: Trx) {
    return this.of(subjectType, subjectId, trx).where('state', 'open').first()
  }

  static unsentOf(subjectType: string, subjectId: number, trx?: Trx) {
    return this.of(subjectType, subjectId, trx).whereIn('state', UNSENT).first()
  }

  /** Those that left the house, oldest first. */
  static sentOf(subjectType: string, subjectIds: number | readonly number[], trx?: Trx) {
    return this.of(subjectType, subjectIds, trx).whereNotIn('state', UNSENT)
  }
}
