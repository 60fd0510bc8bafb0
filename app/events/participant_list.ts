import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { audiences } from './event_form.js'
import type EventRegistration from './event_registration.js'
import { registrationWorkflow } from './event_registration_workflow.js'

type Query = ModelQueryBuilderContract<typeof EventRegistration>

export function participantList(i18n: Pick<I18n, 't'>): ListDefinition<Query, EventRegistration> {
  const label = (field: string) => i18n.t(`event_sign_up.${field}.label`)
  const text = (key: string) => i18n.t(`participants.${key}`)
  const chosen = (options: readonly string[], prefix: string) =>
    options.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) }))
  return {
    columns: [
      {
        key: 'name',
        text: label('name'),
        fixed: true,
        value: (row) => row.name ?? text('forgotten'),
        under: { text: label('unit'), value: ({ unit }) => unit },
      },
      { key: 'post', text: label('post'), optional: true, value: ({ post }) => post },
      {
        key: 'kind',
        text: label('kind'),
        class: 'drop-m',
        value: (row) => i18n.t(`event_form.audience_kinds.${row.kind}`),
      },
      { key: 'contact', text: text('contact'), class: 'drop-m', value: (row) => row.maskedMobile ?? row.maskedEmail },
      {
        key: 'registered_at',
        text: text('registered_at'),
        sort: 'registeredAt',
        optional: true,
        value: (row) => timeCell(row.createdAt),
      },
      { key: 'signed_in', text: text('signed_in'), value: ({ signIns }) => signIns.length },
      { key: 'state', text: text('state'), value: (row) => i18n.t(`participants.states.${row.state}`) },
      { key: 'action', text: text('action'), hidden: true, fixed: true },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'unit', 'mobile'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: chosen(Object.keys(registrationWorkflow.states), 'participants.states'),
        apply: (query, value) => void query.where('state', value),
      },
      kind: {
        kind: 'choice',
        label: label('kind'),
        options: chosen(audiences, 'event_form.audience_kinds'),
        apply: (query, value) => void query.where('kind', value),
      },
      here: {
        kind: 'choice',
        label: text('signed_in'),
        options: chosen(['yes', 'no'], 'ui'),
        apply: (query, value) =>
          void (value === 'yes' ? query.whereHas('signIns', () => {}) : query.whereDoesntHave('signIns', () => {})),
      },
    },
    sorts: { registeredAt: 'created_at' },
    defaultSort: 'registeredAt',
  }
}
