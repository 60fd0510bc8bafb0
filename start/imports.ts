import { rosterImport } from '#app/alliance/roster_import'
import { consultationImport } from '#app/activities/consultation_import'
import { eventImport } from '#app/events/event_import'
import { expertImport } from '#app/experts/expert_import'
import { registerImportKind } from '#app/imports/import_kinds'
import { surveyRecipientImport } from '#app/surveys/survey_recipient_import'
import { registerImport } from '#app/register_imports/register_import'

/** Which workbooks are taken in. */
registerImportKind('designation', registerImport)
registerImportKind('consultation', consultationImport)
registerImportKind('event', eventImport)
registerImportKind('survey_recipients', surveyRecipientImport)
registerImportKind('expert', expertImport)
registerImportKind('alliance_members', rosterImport)
