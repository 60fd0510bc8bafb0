import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import type PersonalRequest from './personal_request.js'
import { requestKinds } from './personal_request.js'
import { personalRequestWorkflow } from './personal_request_workflow.js'

type Query = ModelQueryBuilderContract<typeof PersonalRequest>

export const requestStates = Object.keys(personalRequestWorkflow.states)

export function personalRequestList(i18n: Pick<I18n, 't'>): ListDefinition<Query, PersonalRequest> {
  const text = (column: string) => i18n.t(`personal_requests.${column}`)
  return {
    columns: [
      {
        key: 'person',
        text: text('person'),
        fixed: true,
        value: ({ personName }) => personName,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'kind', text: text('kind'), value: ({ kind }) => text(`kinds.${kind}`) },
      { key: 'channel', text: text('channel'), class: 'drop-m', value: ({ channel }) => text(`channels.${channel}`) },
      { key: 'received_on', text: text('received_on'), sort: 'receivedOn', value: (row) => dayCell(row.receivedOn) },
      { key: 'state', text: text('state'), value: ({ state }) => text(`states.${state}`) },
      { key: 'state_since', text: text('state_since'), class: 'drop-m', value: (row) => timeCell(row.stateSince) },
    ],
    search: (query, typed) => void whereContains(query, ['number', 'person_name'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: requestStates.map((value) => ({ value, text: value })),
        apply: (query, value) => void query.where('state', value),
      },
      kind: {
        kind: 'choice',
        label: text('kind'),
        options: requestKinds.map((value) => ({ value, text: text(`kinds.${value}`) })),
        apply: (query, value) => void query.where('kind', value),
      },
      received: {
        kind: 'date-range',
        label: text('received_on'),
        apply: (query, { from, to }) => {
          if (from) query.where('received_on', '>=', from)
          if (to) query.where('received_on', '<=', to)
        },
      },
    },
    sorts: { receivedOn: 'received_on' },
    defaultSort: '-receivedOn',
  }
}
