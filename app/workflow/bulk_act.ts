import { hasMany, scope } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import type User from '#app/users/user'
import { BulkActSchema } from '#database/schema'
import BulkItem, { type Verdict } from './bulk_item.js'
import type { BulkParams } from './bulk_kinds.js'
import type { BulkActState } from './bulk_workflow.js'

export type BulkCounts = Record<Verdict | 'waiting' | 'total', number>

/** 批量办理: one act of one person on many rows, and for each of them what became of it. */
export default class BulkAct extends BulkActSchema {
  declare state: BulkActState
  declare params: BulkParams | null

  @hasMany(() => BulkItem, { foreignKey: 'bulkActId' })
  declare items: HasMany<typeof BulkItem>

  /** Each person sees the own ones. */
  static visibleTo = scope((query, user: User) => {
    query.where('by_id', user.id)
  })

  /** How many rows of these acts have which verdict. */
  static async countsOf(ids: number[]): Promise<(id: number) => BulkCounts> {
    const rows = await BulkItem.query()
      .whereIn('bulkActId', ids)
      .groupBy('bulk_act_id', 'verdict')
      .select('bulk_act_id', 'verdict')
      .count('* as total')
    return (id) => {
      const counts: BulkCounts = { done: 0, refused: 0, failed: 0, waiting: 0, total: 0 }
      for (const row of rows.filter(({ bulkActId }) => bulkActId === id)) {
        counts[row.verdict ?? 'waiting'] += Number(row.$extras.total)
        counts.total += Number(row.$extras.total)
      }
      return counts
    }
  }
}
