import { rosterImport } from '#app/alliance/roster_import'
import { consultationImport } from '#app/activities/consultation_import'
import { eventImport } from '#app/events/event_import'
import { registerImportKind } from '#app/imports/import_kinds'
import { registerImport } from '#app/register_imports/register_import'

/** Which workbooks are taken in. */
registerImportKind('designation', registerImport)
registerImportKind('consultation', consultationImport)
registerImportKind('event', eventImport)
registerImportKind('alliance_members', rosterImport)
