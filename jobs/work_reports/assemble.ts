import { assembleReport } from '#app/work_reports/assemble_report'

export default function assemble({ buildingId, run }: { buildingId: number; run: number }) {
  return assembleReport(buildingId, run)
}
