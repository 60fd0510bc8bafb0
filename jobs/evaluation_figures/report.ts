import { writeReport } from '#app/evaluation_figures/write_report'

export default function report({ reportId }: { reportId: number }) {
  return writeReport(reportId)
}
