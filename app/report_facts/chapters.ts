import type { ChapterDefinition, ChapterKey } from './chapter_content.js'
import { overview } from './chapter_overview.js'
import { network } from './chapter_network.js'
import { resources } from './chapter_resources.js'
import { services } from './chapter_services.js'
import { talent } from './chapter_talent.js'
import { annexPoints } from './chapter_annex_points.js'
import { annexMeasures } from './chapter_annex_measures.js'

/** Every chapter and annex, in the order of `chapterKeys`. */
export const chapterDefinitions: readonly ChapterDefinition[] = [
  overview,
  network,
  resources,
  services,
  talent,
  annexPoints,
  annexMeasures,
]

export function definitionOf(key: ChapterKey) {
  return chapterDefinitions.find((definition) => definition.key === key)!
}
