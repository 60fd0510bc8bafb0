import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, whereWithin, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type AllianceMeeting from './alliance_meeting.js'
import { meetingWorkflow } from './meeting_workflow.js'
import { meetingOrgans } from './organ_members.js'

type Query = ModelQueryBuilderContract<typeof AllianceMeeting>

export function meetingList(i18n: Pick<I18n, 't'>): ListDefinition<Query, AllianceMeeting> {
  const text = (column: string) => i18n.t(`alliance_meetings.${column}`)
  const organ = (value: string) => i18n.t(`alliance.organs.${value}`)
  const place = (row: AllianceMeeting) => row.place ?? text('online')
  return {
    columns: [
      {
        key: 'title',
        text: text('meeting'),
        fixed: true,
        value: ({ title }) => title,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'organ', text: text('organ'), value: (row) => organ(row.organ) },
      { key: 'starts_at', text: text('starts_at'), sort: 'startsAt', value: ({ startsAt }) => timeCell(startsAt) },
      { key: 'place', text: text('place'), class: 'drop-m', value: place },
      { key: 'items', text: text('items'), class: 'r drop-m', value: ({ $extras }) => Number($extras.items_count) },
      { key: 'state', text: text('state'), value: (row) => i18n.t(`alliance_meetings.states.${row.state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['number', 'title', 'place'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: Object.keys(meetingWorkflow.states).map((value) => ({ value, text: value })),
        apply: (query, value) => void query.where('state', value),
      },
      organ: {
        kind: 'choice',
        label: text('organ'),
        options: meetingOrgans.map((value) => ({ value, text: organ(value) })),
        apply: (query, value) => void query.where('organ', value),
      },
      starts: {
        kind: 'date-range',
        label: text('starts_at'),
        apply: (query, range) => void whereWithin(query, 'starts_at', range),
      },
    },
    sorts: { startsAt: 'starts_at' },
    defaultSort: '-startsAt',
  }
}
