import { consultationImport } from '#app/activities/consultation_import'
import { registerImportKind } from '#app/imports/import_kinds'

/** Which workbooks are taken in. */
registerImportKind('consultation', consultationImport)
