import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { instantOf } from '#app/core/beijing_day'
import type AuditEntry from './audit_entry.js'
import { sentenceOf } from './timeline.js'

/** Kinds of acts beside the steps of the flows; what stands in none of them is a step. */
export const ACTS = {
  sign_ins: ['user.signed_in', 'user.signed_out', 'user.sign_in_failed', 'user.second_step_failed'],
  accounts: [
    'user.created',
    'user.facts_changed',
    'user.roles_changed',
    'user.unlocked',
    'user.deactivated',
    'user.reactivated',
    'user.erased',
    'role_grant.proposed',
    'role_grant.confirmed',
    'role_grant.refused',
    'role_grant.withdrawn',
    'role_grant.expired',
    'user.password_changed',
    'user.password_reset',
    'user.second_factor_turned_on',
    'user.second_factor_renewed',
    'user.second_factor_turned_off',
    'user.second_factor_reset',
    'user.recovery_codes_renewed',
    'user.recovery_code_used',
    'user.session_ended',
    'user.other_sessions_ended',
    'user.sessions_ended',
  ],
  files: ['attachment.uploaded', 'attachment.removed', 'attachment.deleted', 'attachment.damaged'],
  reveals: [
    'booking.contact_revealed',
    'consultation.contact_revealed',
    'bad_rating_case.contact_revealed',
    'alliance_member.contact_revealed',
    'objection.contact_revealed',
    'case_objection.contact_revealed',
    'personal_request.contact_revealed',
  ],
  exports: [
    'attachment.downloaded',
    'person_export.downloaded',
    'point_application.exported',
    'point_application.packet_taken',
    'designation.certificate_downloaded',
    'designation.exported',
    'designation.coverage_exported',
    'designation.entries_exported',
    'audit.exported',
    'list.exported',
    'calendar.exported',
    'bulk_act.exported',
    'consultation.exported',
    'action_plan.exported',
    'import.exported',
    'external_title.exported',
    'recommendation.exported',
    'event.exported',
    'event.sign_in_sheet_exported',
    'event.receipts_exported',
    'event.call_list_exported',
    'light_record.exported',
    'question_version.exported',
    'survey_result.exported',
    'alliance_member.exported',
    'alliance_member.certificate_downloaded',
    'alliance_check.exported',
    'rating.figures_exported',
    'bad_rating_case.exported',
    'typical_case.recommendations_exported',
    'case_round.exported',
    'case_seat.exported',
    'case_selection.minutes_downloaded',
    'case_candidate.certificate_downloaded',
    'casebook_edition.downloaded',
    'indicator_version.exported',
    'evaluation_figure.exported',
    'evaluation_figure.rows_exported',
    'evaluation_figure.report_exported',
    'evaluation_cycle.scope_exported',
    'evaluation_cycle.reading_exported',
    'evaluation_cycle.what_if_exported',
    'evaluation_cycle.summary_exported',
    'evaluation_cycle.self_sheets_exported',
    'evaluation_cycle.workbook_exported',
    'point_evaluation.evidence_taken',
    'point_evaluation.sheet_exported',
    'point_evaluation.workbook_exported',
    'point_evaluation.self_exported',
    'evaluation_panel.exported',
    'evaluation_panel.table_exported',
    'evaluation_seat.exported',
    'evaluation_seat.sheet_exported',
    'work_report.facts_exported',
    'work_report.changes_exported',
    'report_building.downloaded',
    'roll_over.exported',
  ],
  settings: [
    'user.language_chosen',
    'user.profile_changed',
    'list_view.saved',
    'list_view.changed',
    'list_view.removed',
    'list_view.shared',
    'list_view.unshared',
  ],
  refusals: ['access.refused'],
}
const GROUPS = ['steps', ...Object.keys(ACTS)]

export function auditEntryList(i18n: I18n): ListDefinition<ModelQueryBuilderContract<typeof AuditEntry>> {
  const text = (column: string) => i18n.t(`audit.columns.${column}`)
  const subject = (type: string) => i18n.t(`audit.subjects.${type}`, {}, type)
  return {
    columns: [
      { key: 'number', text: text('number'), class: 'r', optional: true, value: ({ id }) => id },
      {
        key: 'what',
        text: text('what'),
        fixed: true,
        value: (entry) => sentenceOf(entry, i18n).title,
        under: { text: text('quote'), value: (entry) => sentenceOf(entry, i18n).quote },
      },
      { key: 'by', text: text('by'), value: (entry) => sentenceOf(entry, i18n).by },
      {
        key: 'subject',
        text: text('subject'),
        value: ({ subjectType, subjectId }) => `${subject(subjectType)} ${subjectId}`,
      },
      { key: 'ip', text: text('ip'), class: 'drop-m', value: ({ ip }) => ip },
      { key: 'at', text: text('at'), sort: 'id', value: ({ occurredAt }) => timeCell(occurredAt) },
      { key: 'action', text: text('action'), optional: true, value: ({ action }) => action },
      { key: 'details', text: text('details'), optional: true, value: ({ details }) => details },
      { key: 'hash', text: text('hash'), optional: true, value: ({ hash }) => hash },
    ],
    search: (query, typed) => void whereContains(query, ['actor_name'], typed),
    searchHint: i18n.t('audit.search'),
    filters: {
      group: {
        kind: 'choice',
        label: i18n.t('audit.group'),
        options: GROUPS.map((group) => ({ value: group, text: i18n.t(`audit.groups.${group}`) })),
        apply: (query, group) =>
          group === 'steps'
            ? query.whereNotIn('action', Object.values(ACTS).flat())
            : query.whereIn('action', ACTS[group as keyof typeof ACTS]),
      },
      subject: {
        kind: 'choice',
        label: i18n.t('audit.subject'),
        options: subjectsOf(i18n),
        apply: (query, type) => void query.where('subject_type', type),
      },
      number: {
        kind: 'number',
        label: text('subject_id'),
        apply: (query, id) => void query.where('subject_id', id),
      },
      days: {
        kind: 'date-range',
        label: i18n.t('audit.days'),
        apply: (query, { from, to }) => {
          if (from) query.where('occurred_at', '>=', instantOf(from))
          if (to) query.where('occurred_at', '<', instantOf(to, 1))
        },
      },
    },
    sorts: { id: 'id' },
    defaultSort: '-id',
  }
}

/** Every kind that has a name, in the order of the names. */
function subjectsOf({ locale, localeTranslations }: I18n) {
  const NAMES = 'audit.subjects.'
  return Object.entries(localeTranslations)
    .filter(([key]) => key.startsWith(NAMES))
    .map(([key, text]) => ({ value: key.slice(NAMES.length), text }))
    .sort((one, other) => one.text.localeCompare(other.text, locale))
}
