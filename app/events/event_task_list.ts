import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { beijingDay } from '#app/core/beijing_day'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import type EventTask from './event_task.js'

type Query = ModelQueryBuilderContract<typeof EventTask>

/** 任务清单 */
export function eventTaskList(i18n: Pick<I18n, 't'>): ListDefinition<Query, EventTask> {
  const text = (key: string) => i18n.t(`event_tasks.${key}`)
  return {
    columns: [
      {
        key: 'title',
        text: text('task'),
        fixed: true,
        value: ({ title }) => title,
        under: { text: text('event'), value: ({ event }) => event.name },
      },
      { key: 'owner', text: text('owner'), value: (task) => ownerOf(task) },
      { key: 'due_on', text: text('due_on'), sort: 'dueOn', value: ({ dueOn }) => dayCell(dueOn) },
      { key: 'done_on', text: text('done_on'), class: 'drop-m', value: ({ doneOn }) => dayCell(doneOn) },
      { key: 'state', text: text('state'), value: (task) => i18n.t(`event_tasks.states.${standingOf(task)}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'proof'], typed),
    searchHint: text('search'),
    filters: {
      standing: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: ['open', 'overdue', 'done'].map((value) => ({ value, text: text(`states.${value}`) })),
        apply: (query, value) => {
          query.where('state', value === 'overdue' ? 'open' : value)
          if (value === 'overdue') query.where('due_on', '<', beijingDay())
        },
      },
      due: {
        kind: 'date-range',
        label: text('due_on'),
        apply: (query, { from, to }) => {
          if (from) query.where('due_on', '>=', from)
          if (to) query.where('due_on', '<=', to)
        },
      },
    },
    sorts: { dueOn: 'due_on' },
    defaultSort: 'dueOn',
  }
}

export function ownerOf({ owner, organization }: EventTask) {
  return owner?.name ?? organization?.name ?? ''
}

export function standingOf(task: EventTask) {
  return task.isOverdue ? 'overdue' : task.state
}
