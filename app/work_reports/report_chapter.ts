import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ReportChapterSchema } from '#database/schema'
import type { ChapterKey, Gathered } from '#app/report_facts/chapter_content'
import User from '#app/users/user'
import WorkReport from './work_report.js'

/** One chapter of a report: the data it stands on once that is frozen, and who answers for it. */
export default class ReportChapter extends ReportChapterSchema {
  declare key: ChapterKey

  @belongsTo(() => WorkReport, { foreignKey: 'reportId' })
  declare report: BelongsTo<typeof WorkReport>

  @belongsTo(() => User, { foreignKey: 'ownerId' })
  declare owner: BelongsTo<typeof User>

  get knows(): Gathered | null {
    return this.gathered === null ? null : JSON.parse(this.gathered)
  }
}
