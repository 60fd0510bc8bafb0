import { ReportCommentSchema } from '#database/schema'
import type { ChapterKey } from '#app/report_facts/chapter_content'

/** 批注 on a passage: settled by the owner of its chapter. */
export default class ReportComment extends ReportCommentSchema {
  declare chapter: ChapterKey
}
