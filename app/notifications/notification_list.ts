import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { ListDefinition } from '#app/core/list'
import { factsInWords } from '#app/core/format'
import { timeCell } from '#app/core/spreadsheet'
import type Notification from './notification.js'

type Query = ModelQueryBuilderContract<typeof Notification>

export function notificationList(i18n: Pick<I18n, 't' | 'locale'>): ListDefinition<Query> {
  return {
    columns: [
      {
        key: 'about',
        text: i18n.t('notifications.about'),
        fixed: true,
        value: (row) => subjectOf(row, i18n),
        under: { text: i18n.t('notifications.body'), value: (row) => bodyOf(row, i18n) },
      },
      {
        key: 'created_at',
        text: i18n.t('notifications.when'),
        sort: 'createdAt',
        value: ({ createdAt }) => timeCell(createdAt),
      },
      {
        key: 'read_at',
        text: i18n.t('notifications.read_at'),
        optional: true,
        value: ({ readAt }) => timeCell(readAt),
      },
    ],
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: [{ value: 'unread', text: 'unread' }],
        apply: (query) => void query.whereNull('read_at'),
      },
    },
    sorts: { createdAt: 'created_at' },
    defaultSort: '-createdAt',
  }
}

function subjectOf({ event, params }: Notification, i18n: Pick<I18n, 't' | 'locale'>) {
  return i18n.t(`notices.${event}.subject`, factsInWords(params, i18n.locale), i18n.t('notifications.moved_on'))
}

function bodyOf({ event, params }: Notification, i18n: Pick<I18n, 't' | 'locale'>) {
  return i18n.t(`notices.${event}.body`, factsInWords(params, i18n.locale), ' ')
}
