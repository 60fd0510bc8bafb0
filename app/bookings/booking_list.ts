import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import type User from '#app/users/user'
import type Booking from './booking.js'
import { bookingChannels } from './booking_form.js'
import { bookingWorkflow } from './booking_workflow.js'

type Query = ModelQueryBuilderContract<typeof Booking>

export function bookingList(user: User, i18n: Pick<I18n, 't'>): ListDefinition<Query, Booking> {
  const text = (column: string) => i18n.t(`bookings.${column}`)
  const channel = (value: string) => i18n.t(`consultation_form.channels.${value}`)
  return {
    columns: [
      {
        key: 'question',
        text: i18n.t('booking_form.question.label'),
        fixed: true,
        value: ({ question }) => question,
        under: { text: text('number'), value: ({ number }) => number },
      },
      ...(user.isOfficial
        ? [{ key: 'point', text: text('point'), value: (row: Booking) => row.designation.name }]
        : [{ key: 'person', text: text('person'), value: (row: Booking) => row.contactName }]),
      { key: 'wanted_on', text: text('wanted'), sort: 'wantedOn', value: ({ wantedOn }) => dayCell(wantedOn) },
      { key: 'agreed_at', text: text('agreed_at'), class: 'drop-m', value: ({ agreedAt }) => timeCell(agreedAt) },
      { key: 'channel', text: text('channel'), class: 'drop-m', value: (row) => channel(row.channel) },
      { key: 'state', text: text('state'), value: (row) => i18n.t(`bookings.states.${row.state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['number', 'question'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: Object.keys(bookingWorkflow.states).map((value) => ({ value, text: value })),
        apply: (query, value) => void query.where('state', value),
      },
      wanted: {
        kind: 'date-range',
        label: text('wanted'),
        apply: (query, { from, to }) => {
          if (from) query.where('wanted_on', '>=', from)
          if (to) query.where('wanted_on', '<=', to)
        },
      },
      channel: {
        kind: 'choice',
        label: text('channel'),
        options: bookingChannels.map((value) => ({ value, text: channel(value) })),
        apply: (query, value) => void query.where('channel', value),
      },
      ...(user.isBureau
        ? {
            district: {
              kind: 'choice' as const,
              label: i18n.t('organizations.district'),
              options: districtCodes.map((value) => ({ value, text: i18n.t(`districts.${value}`) })),
              apply: (query: Query, value: string) => void query.where('district_code', value),
            },
          }
        : {}),
    },
    sorts: { wantedOn: 'wanted_on' },
    defaultSort: '-wantedOn',
  }
}
