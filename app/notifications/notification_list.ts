import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { ListDefinition } from '#app/core/list'
import type Notification from './notification.js'

export const notificationList: ListDefinition<ModelQueryBuilderContract<typeof Notification>> = {
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
