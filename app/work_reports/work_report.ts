import { hasMany, scope } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { WorkReportSchema } from '#database/schema'
import type User from '#app/users/user'
import ReportChapter from './report_chapter.js'
import ReportFile from './report_file.js'
import type { ReportState } from './work_report_workflow.js'

export type BuildState = 'none' | 'building' | 'failed' | 'cancelled' | 'built'

/** 年度工作报告: one for each year. */
export default class WorkReport extends WorkReportSchema {
  declare state: ReportState
  declare build: BuildState

  @hasMany(() => ReportChapter, { foreignKey: 'reportId', onQuery: (query) => void query.orderBy('position') })
  declare chapters: HasMany<typeof ReportChapter>

  @hasMany(() => ReportFile, { foreignKey: 'reportId' })
  declare files: HasMany<typeof ReportFile>

  /** The bureau; what is published has public pages of its own. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })

  /** Its numbers stand: a building writes from them and gathers nothing. */
  get isFrozen() {
    return this.frozenAt !== null
  }
}
