import type { MadeFile } from '#app/attachments/made_files'
import type ReportBuilding from './report_building.js'

/** What a whole building leaves: Word, PDF, workbook. */
export async function filesOf(_building: ReportBuilding): Promise<MadeFile[]> {
  return []
}
