import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { instantOf } from '#app/core/beijing_day'
import type AuditEntry from './audit_entry.js'

export const subjectTypes = [
  'point_application',
  'designation',
  'point_batch',
  'organization',
  'user',
  'attachment',
] as const

export function auditEntryList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof AuditEntry>> {
  return {
    search: (query, text) => void whereContains(query, ['actor_name'], text),
    searchHint: i18n.t('audit.search'),
    filters: {
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
