import { undoWholeImport } from '#app/imports/undo_import'

export default async function undoImportJob({ importId }: { importId: number }) {
  await undoWholeImport(importId)
}
