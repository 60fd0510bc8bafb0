import { runImport } from '#app/imports/run_import'

export default async function runImportJob({ importId }: { importId: number }) {
  await runImport(importId)
}
