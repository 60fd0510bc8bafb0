import { machineTime } from '#app/core/format'
import type { WebReport } from '#app/report_documents/report_web'
import ReportBuilding from './report_building.js'
import ReportFile from './report_file.js'
import WorkReport from './work_report.js'

/** One line for each year, the newest first. */
export function publicReports() {
  return WorkReport.query().where('state', 'published').orderBy('year', 'desc')
}

/** The report of a year that everybody may read, and the building whose files stand. */
export async function publishedReport(year: number) {
  const report = await publicReports().where('year', year).first()
  const building =
    report && (await ReportBuilding.query().where({ reportId: report.id, issuing: true, state: 'built' }).firstOrFail())
  return building ? { report, building } : null
}

/** Without what is the bureau's own. */
export const publicFiles = ['public.docx', 'public.pdf', 'public.xlsx'] as const

export function publicFilesOf({ id }: ReportBuilding) {
  return ReportFile.query()
    .where('buildingId', id)
    .whereIn('path', [...publicFiles])
    .orderBy('path')
}

/** Drawn once for each: what was built never changes, and its charts take a while, as does loading what draws them. */
const drawn = new Map<string, WebReport>()

export async function publicPage(building: ReportBuilding): Promise<WebReport> {
  const known = drawn.get(building.checksum!)
  if (known) return known
  const whole = await ReportBuilding.query()
    .where('id', building.id)
    .preload('report')
    .preload('chapters')
    .firstOrFail()
  const { webReport } = await import('#app/report_documents/report_web')
  const { contentOf } = await import('./report_files.js')
  const page = webReport({ ...contentOf(whole), isPublic: true }, () => null)
  drawn.set(building.checksum!, page)
  return page
}

/** For search engines (start/public_pages.ts). */
export const reportPages = {
  under: '/reports/',
  pages: async () => {
    const reports = await publicReports()
    return reports.map(({ year, publishedAt }) => ({ path: `/reports/${year}`, changed: machineTime(publishedAt) }))
  },
}
