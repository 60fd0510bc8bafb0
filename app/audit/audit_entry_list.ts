import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { instantOf } from '#app/core/beijing_day'
import type AuditEntry from './audit_entry.js'
import { sentenceOf } from './timeline.js'

export const subjectTypes = [
  'point_application',
  'designation',
  'change_request',
  'rectification',
  'revocation',
  'point_batch',
  'organization',
  'bulk_act',
  'import',
  'user',
  'attachment',
  'stand_in',
  'calendar',
  'list_view',
] as const

/** Kinds of acts beside the steps of the flows; what stands in none of them is a step. */
export const ACTS = {
  sign_ins: ['user.signed_in', 'user.signed_out', 'user.sign_in_failed'],
  accounts: [
    'user.created',
    'user.roles_changed',
    'user.deactivated',
    'user.reactivated',
    'user.password_changed',
    'user.password_reset',
  ],
  files: ['attachment.uploaded', 'attachment.removed', 'attachment.deleted', 'attachment.damaged'],
  exports: [
    'attachment.downloaded',
    'designation.certificate_downloaded',
    'casebook_edition.downloaded',
    'report_building.downloaded',
    'work_report.facts_exported',
    'work_report.changes_exported',
    'designation.exported',
    'designation.entries_exported',
    'designation.coverage_exported',
    'point_application.exported',
    'calendar.exported',
    'bulk_act.exported',
    'import.exported',
    'audit.exported',
    'list.exported',
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
        options: subjectTypes.map((type) => ({
          value: type,
          text: i18n.t(`audit.subjects.${type}`),
        })),
        apply: (query, type) => void query.where('subject_type', type),
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
