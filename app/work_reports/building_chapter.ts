import { BuildingChapterSchema } from '#database/schema'
import type { ChapterBlock, ChapterKey, Gathered } from '#app/report_facts/chapter_content'

/** What is done with a chapter, in this order. */
export const chapterSteps = ['facts', 'tables', 'charts', 'narrative'] as const
export type ChapterStep = (typeof chapterSteps)[number]

/** A chapter while its report is built, and what became of it. */
export default class BuildingChapter extends BuildingChapterSchema {
  declare key: ChapterKey
  declare stage: 'waiting' | 'running' | 'done' | 'failed'
  declare step: ChapterStep | null

  get knows(): Gathered | null {
    return this.gathered === null ? null : JSON.parse(this.gathered)
  }

  get written(): ChapterBlock[] {
    return this.blocks === null ? [] : JSON.parse(this.blocks)
  }
}
