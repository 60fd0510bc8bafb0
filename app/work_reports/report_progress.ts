import { chapterSteps } from './building_chapter.js'
import type BuildingChapter from './building_chapter.js'
import type ReportBuilding from './report_building.js'

/** How far a building is: the steps of each chapter, and one more for putting the whole together. */
export function progressOf({ chapters, state }: Pick<ReportBuilding, 'chapters' | 'state'>) {
  const maximum = chapters.length * chapterSteps.length + 1
  const steps = chapters.reduce((sum, chapter) => sum + stepsOf(chapter), 0)
  const done = chapters.filter(({ stage }) => stage === 'done').length
  const isAssembling = state === 'building' && chapters.every(({ stage }) => stage === 'done' || stage === 'failed')
  return { done, all: chapters.length, value: state === 'built' ? maximum : steps, maximum, isAssembling }
}

/** How many of a chapter's steps are behind it. */
export function stepsOf({ stage, step }: Pick<BuildingChapter, 'stage' | 'step'>) {
  if (stage === 'done') return chapterSteps.length
  return step === null ? 0 : chapterSteps.indexOf(step)
}
