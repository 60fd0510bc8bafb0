import { sweepExportFiles } from '#app/export_files/sweep_export_files'

export default function sweep() {
  return sweepExportFiles()
}
