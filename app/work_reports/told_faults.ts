import type { I18n } from '@adonisjs/i18n'
import { keysOf, type ReportFault } from '#app/report_facts/check_report'
import type { ChapterBlock } from '#app/report_facts/chapter_content'
import { withoutTokens } from '#app/report_facts/spoken'
import BuildingChapter from './building_chapter.js'
import type ReportBuilding from './report_building.js'
import { factsOf, type Figure, readable } from './report_figures.js'
import type WorkReport from './work_report.js'

type Words = Pick<I18n, 't'>
type Link = { href: string; text: string }

export type ToldFault = ReportFault & {
  title: string
  /** The passages it is about, as they stand in the report, each with the place where people write it. */
  quotes: { text: string; href: string | null }[]
  /** Where it can be put right. */
  link: Link | null
}

/** Those that are about a fact that there is. */
const OF_FACT: ReportFault['reason'][] = ['unit', 'period', 'sum', 'twice']

/** Why a building failed, in the words of those who have to do something about it. */
export async function toldFaults(report: WorkReport, building: ReportBuilding, i18n: Words): Promise<ToldFault[]> {
  const faults = building.foundFaults
  /** Where a chapter could not be written, nothing was checked, and what it gathered may be the reason. */
  const isChecked = faults.some(({ reason }) => reason !== 'chapter' && reason !== 'documents')
  const chapters = isChecked ? await BuildingChapter.query().where('buildingId', building.id) : []
  const facts = new Map(factsOf(chapters).map((fact) => [fact.key, fact]))
  return faults.map((fault) => ({
    ...fault,
    title: i18n.t(`work_reports.faults.${fault.reason}`, { about: facts.get(fault.about)?.label ?? fault.about }),
    quotes: quotesOf(fault, chapters, facts).map(({ key, text }) => ({
      ...{ text, href: report.isFrozen ? `${placeOf(fault, report)}#${key}` : null },
    })),
    link: linkOf(fault, report, i18n),
  }))
}

function quotesOf(fault: ReportFault, chapters: readonly BuildingChapter[], facts: ReadonlyMap<string, Figure>) {
  return chapters
    .filter(({ key }) => key === fault.chapter)
    .flatMap(({ written }) => written)
    .flatMap((block) => (block.kind === 'passage' && isMeant(fault, block) ? [block] : []))
    .map(({ key, text }) => ({ key, text: readable(text, facts) }))
}

function isMeant({ reason, about }: ReportFault, passage: ChapterBlock & { kind: 'passage' }) {
  if (reason === 'no_fact') return keysOf(passage).includes(about)
  return reason === 'number_without_fact' && withoutTokens(passage.text).includes(about)
}

/** Records where it is about a figure; the words of people, who write once the data stands; the chapter's figures. */
function linkOf(fault: ReportFault, report: WorkReport, i18n: Words): Link | null {
  const { reason, chapter, about } = fault
  if (reason === 'chapter' || chapter === null) return null
  const facts = `/work-reports/${report.id}/facts`
  const link = (href: string, to: string) => ({ href, text: i18n.t(`work_reports.${to}`) })
  if (OF_FACT.includes(reason)) return link(`${facts}/${about}`, 'to_fact')
  return report.isFrozen ? link(placeOf(fault, report), 'to_chapter') : link(`${facts}?chapter=${chapter}`, 'to_facts')
}

const placeOf = ({ chapter }: ReportFault, { id }: WorkReport) => `/work-reports/${id}/chapters/${chapter}`
