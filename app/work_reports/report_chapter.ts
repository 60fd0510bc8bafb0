import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ReportChapterSchema } from '#database/schema'
import type { ChapterBlock, ChapterKey, Gathered } from '#app/report_facts/chapter_content'
import User from '#app/users/user'
import WorkReport from './work_report.js'

export const chapterSteps = ['facts', 'tables', 'charts', 'narrative'] as const
export type ChapterStep = (typeof chapterSteps)[number]
export type ChapterStage = 'waiting' | 'running' | 'done' | 'failed'

/** One chapter of a report: what was gathered for it, what was written from that, and who answers for it. */
export default class ReportChapter extends ReportChapterSchema {
  declare key: ChapterKey
  declare stage: ChapterStage
  declare step: ChapterStep | null

  @belongsTo(() => WorkReport, { foreignKey: 'reportId' })
  declare report: BelongsTo<typeof WorkReport>

  @belongsTo(() => User, { foreignKey: 'ownerId' })
  declare owner: BelongsTo<typeof User>

  get knows(): Gathered | null {
    return this.gathered === null ? null : JSON.parse(this.gathered)
  }

  get written(): ChapterBlock[] {
    return this.blocks === null ? [] : JSON.parse(this.blocks)
  }
}
