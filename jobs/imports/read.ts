import { readImport } from '#app/imports/read_import'

export default async function readImportJob({ importId }: { importId: number }) {
  await readImport(importId)
}
