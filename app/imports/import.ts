import { hasMany, scope } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import type User from '#app/users/user'
import { ImportSchema } from '#database/schema'
import type { Header, Mapping } from './header_row.js'
import type { ImportParams } from './import_kinds.js'
import type { ImportState } from './import_workflow.js'
import ImportRow, { outcomes, verdicts, type Outcome, type Verdict } from './import_row.js'

/** i18n key under `imports.refusals`, and what the sentence needs. */
export type Refusal = { reason: string; params?: Record<string, string | number> }

/** i18n key under `imports.remarks`, and what the sentence needs. */
export type Remark = { remark: string; params: Record<string, string | number> }

/** 表格导入: one workbook that one person read in, from the file to the rows it became. */
export default class Import extends ImportSchema {
  declare state: ImportState
  declare params: ImportParams
  declare headers: Header[] | null
  declare mapping: Mapping | null
  declare remarks: Remark[] | null
  declare refusal: Refusal | null

  @hasMany(() => ImportRow, { foreignKey: 'importId' })
  declare rows: HasMany<typeof ImportRow>

  /** Each person sees the own ones. */
  static visibleTo = scope((query, user: User) => {
    query.where('by_id', user.id)
  })

  get isWorking() {
    return ['reading', 'importing', 'undoing'].includes(this.state)
  }

  /** How many rows have which verdict, which outcome, and can still be imported. */
  static async countsOf(ids: number[]): Promise<(id: number) => ImportCounts> {
    const rows = await ImportRow.query()
      .whereIn('importId', ids)
      .groupBy('import_id', 'verdict', 'outcome')
      .select('import_id', 'verdict', 'outcome')
      .count('* as total')
    return (id) => {
      const counts = Object.fromEntries(
        [...verdicts, ...outcomes, 'fit', 'total'].map((name) => [name, 0])
      ) as ImportCounts
      for (const { verdict, outcome, $extras } of rows.filter(({ importId }) => importId === id)) {
        const many = Number($extras.total)
        counts[verdict] += many
        counts.total += many
        if (outcome) counts[outcome] += many
        if (verdict === 'ok' || verdict === 'warning') counts.fit += many
      }
      return counts
    }
  }
}

export type ImportCounts = Record<Verdict | Outcome | 'fit' | 'total', number>
