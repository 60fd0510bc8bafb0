import { writePersonExport } from '#app/personal_data/write_person_export'

export default async function write({ personExportId }: { personExportId: number }) {
  await writePersonExport(personExportId)
}
