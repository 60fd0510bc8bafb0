import { writeExportFile } from '#app/export_files/write_export_file'

export default async function write({ exportFileId }: { exportFileId: number }) {
  await writeExportFile(exportFileId)
}
