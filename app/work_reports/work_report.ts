import { hasMany, scope } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { WorkReportSchema } from '#database/schema'
import type User from '#app/users/user'
import type { FactChange } from './change_list.js'
import ReportBuilding from './report_building.js'
import ReportChapter from './report_chapter.js'
import type { ReportState } from './work_report_workflow.js'

/** 年度工作报告: one for each year. */
export default class WorkReport extends WorkReportSchema {
  declare state: ReportState

  @hasMany(() => ReportChapter, { foreignKey: 'reportId', onQuery: (query) => void query.orderBy('position') })
  declare chapters: HasMany<typeof ReportChapter>

  @hasMany(() => ReportBuilding, { foreignKey: 'reportId' })
  declare buildings: HasMany<typeof ReportBuilding>

  /** The bureau; what is published has public pages of its own. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })

  /** What differs from the snapshot before; null while the data was not taken anew. */
  get changes(): FactChange[] | null {
    return this.changeList === null ? null : JSON.parse(this.changeList)
  }

  /** Its numbers stand: a building writes from them and gathers nothing. */
  get isFrozen() {
    return this.frozenAt !== null
  }
}
