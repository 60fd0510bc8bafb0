import { ReportPassageSchema } from '#database/schema'
import type { ChapterKey } from '#app/report_facts/chapter_content'

/** A person's words for one passage of a chapter. They are kept through every building; no building writes here. */
export default class ReportPassage extends ReportPassageSchema {
  declare chapter: ChapterKey
}
