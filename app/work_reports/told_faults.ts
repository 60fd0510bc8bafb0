import type { I18n } from '@adonisjs/i18n'
import type { ReportFault } from '#app/report_facts/check_report'
import { withoutTokens } from '#app/report_facts/spoken'
import BuildingChapter from './building_chapter.js'
import type ReportBuilding from './report_building.js'
import { factsOf, type Figure, readable, usesOf } from './report_figures.js'

export type ToldFault = ReportFault & {
  title: string
  /** The passages, tables and charts it is about, as they stand in the report. */
  quotes: string[]
  href: string | null
}

/** Those that are about a fact that there is. */
const OF_FACT: ReportFault['reason'][] = ['unit', 'period', 'sum', 'twice']

/** Why a building failed, in the words of those who have to do something about it. */
export async function toldFaults(building: ReportBuilding, i18n: Pick<I18n, 't'>): Promise<ToldFault[]> {
  const faults = building.foundFaults
  /** Where a chapter could not be written, nothing was checked, and what it gathered may be the reason. */
  const isChecked = faults.some(({ reason }) => reason !== 'chapter' && reason !== 'documents')
  const chapters = isChecked ? await BuildingChapter.query().where('buildingId', building.id) : []
  const facts = new Map(factsOf(chapters).map((fact) => [fact.key, fact]))
  return faults.map((fault) => ({
    ...fault,
    title: i18n.t(`work_reports.faults.${fault.reason}`, { about: facts.get(fault.about)?.label ?? fault.about }),
    quotes: quotesOf(fault, chapters, facts),
    href: hrefOf(fault, building),
  }))
}

function quotesOf(
  { reason, chapter, about }: ReportFault,
  chapters: readonly BuildingChapter[],
  facts: ReadonlyMap<string, Figure>
) {
  const own = chapters.filter(({ key }) => key === chapter)
  if (reason === 'no_fact') return usesOf(own, about).map(({ text }) => text)
  if (reason !== 'number_without_fact') return []
  return own
    .flatMap(({ written }) => written)
    .flatMap((block) => (block.kind === 'passage' && withoutTokens(block.text).includes(about) ? [block.text] : []))
    .map((text) => readable(text, facts))
}

function hrefOf({ reason, chapter, about }: ReportFault, { reportId }: ReportBuilding) {
  const facts = `/work-reports/${reportId}/facts`
  if (reason === 'chapter' || chapter === null) return null
  return OF_FACT.includes(reason) ? `${facts}/${about}` : `${facts}?chapter=${chapter}`
}
