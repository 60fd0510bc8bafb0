import type { ChapterDefinition, ChapterKey } from './chapter_content.js'

/** In the order in which they stand in the report. */
export const chapterDefinitions: readonly ChapterDefinition[] = []

export function definitionOf(key: ChapterKey) {
  return chapterDefinitions.find((definition) => definition.key === key)!
}
