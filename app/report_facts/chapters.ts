import type { ChapterDefinition, ChapterKey } from './chapter_content.js'
import { overview } from './chapter_overview.js'
import { network } from './chapter_network.js'
import { resources } from './chapter_resources.js'
import { services } from './chapter_services.js'
import { talent } from './chapter_talent.js'
import { satisfaction } from './chapter_satisfaction.js'
import { evaluation } from './chapter_evaluation.js'
import { cases } from './chapter_cases.js'
import { alliance } from './chapter_alliance.js'
import { problems } from './chapter_problems.js'
import { measures } from './chapter_measures.js'
import { annexPoints } from './chapter_annex_points.js'
import { annexMeasures } from './chapter_annex_measures.js'
import { annexSurvey } from './chapter_annex_survey.js'

/** Every chapter and annex, in the order of `chapterKeys`. */
export const chapterDefinitions: readonly ChapterDefinition[] = [
  overview,
  network,
  resources,
  services,
  talent,
  satisfaction,
  evaluation,
  cases,
  alliance,
  problems,
  measures,
  annexPoints,
  annexMeasures,
  annexSurvey,
]

export function definitionOf(key: ChapterKey) {
  return chapterDefinitions.find((definition) => definition.key === key)!
}
