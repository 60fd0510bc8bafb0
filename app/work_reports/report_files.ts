import config from '#config/work_reports'
import type { MadeFile } from '#app/attachments/made_files'
import { DOCX } from '#app/core/document'
import { XLSX } from '#app/core/spreadsheet'
import { definitionOf } from '#app/report_facts/chapters'
import type { ReportContent } from '#app/report_documents/report_content'
import { reportFiles } from '#app/report_documents/report_files'
import { keptPictures } from './chapter_pictures.js'
import type ReportBuilding from './report_building.js'

/** What a building says, as documents and pages print it; `report` and `chapters` are loaded. */
export function contentOf({ report, chapters, issuing }: ReportBuilding): ReportContent {
  /** Number and day are those of the building that was issued, and of no other. */
  const issued = issuing ? report : null
  return {
    ...{ year: report.year, title: report.title, docNumber: issued?.docNumber ?? null },
    ...{ issuedOn: issued?.issuedOn?.toISODate() ?? null, author: config.author, isPublic: false },
    chapters: chapters.map((chapter) => ({
      ...{ key: chapter.key, title: definitionOf(chapter.key).title },
      ...{ gathered: chapter.knows!, blocks: chapter.written },
    })),
  }
}

/** What a whole building leaves: Word, PDF where there is LibreOffice, and workbook; for the house and for everybody. */
export async function filesOf(building: ReportBuilding): Promise<MadeFile[]> {
  const whole = contentOf(building)
  const pictures = await keptPictures(building.files)
  const files: MadeFile[] = []
  for (const [name, content] of [
    ['report', whole],
    ['public', { ...whole, isPublic: true }],
  ] as const) {
    const { docx, pdf, xlsx } = await reportFiles(content, pictures)
    files.push({ path: `${name}.docx`, bytes: docx, contentType: DOCX })
    if (pdf) files.push({ path: `${name}.pdf`, bytes: pdf, contentType: 'application/pdf' })
    files.push({ path: `${name}.xlsx`, bytes: xlsx, contentType: XLSX })
  }
  return files
}
