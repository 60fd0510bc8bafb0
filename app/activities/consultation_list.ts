import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { ipFields } from '#app/designations/industries'
import { districtCodes } from '#app/organizations/districts'
import { titleFilter } from '#app/titles/title_filter'
import type User from '#app/users/user'
import type Consultation from './consultation.js'
import { channels, clientTypes, levels } from './consultation_form.js'
import { consultationWorkflow } from './consultation_workflow.js'

type Query = ModelQueryBuilderContract<typeof Consultation>

export function consultationList(user: User, i18n: Pick<I18n, 't'>): ListDefinition<Query, Consultation> {
  const label = (field: string) => i18n.t(`consultation_form.${field}.label`)
  const chosen = (options: readonly string[], prefix: string) =>
    options.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) }))
  const states = Object.keys(consultationWorkflow.states)

  return {
    columns: [
      {
        key: 'question',
        text: label('question'),
        fixed: true,
        value: ({ question }) => question,
        under: { text: i18n.t('consultations.number'), value: ({ number }) => number },
      },
      ...(user.isOfficial
        ? [{ key: 'point', text: i18n.t('consultations.point'), value: (row: Consultation) => row.designation.name }]
        : []),
      { key: 'served_on', text: label('servedOn'), sort: 'servedOn', value: ({ servedOn }) => dayCell(servedOn) },
      {
        key: 'channel',
        text: label('channel'),
        class: 'drop-m',
        value: ({ channel }) => i18n.t(`consultation_form.channels.${channel}`),
      },
      {
        key: 'client_type',
        text: label('clientType'),
        class: 'drop-m',
        value: ({ clientType }) => i18n.t(`consultation_form.client_types.${clientType}`),
      },
      { key: 'field', text: label('field'), optional: true, value: ({ field }) => i18n.t(`ip_fields.${field}`) },
      {
        key: 'minutes',
        text: label('minutes'),
        sort: 'minutes',
        class: 'r',
        optional: true,
        value: ({ minutes }) => minutes,
      },
      { key: 'handled_by', text: label('handledBy'), optional: true, value: ({ handledBy }) => handledBy },
      {
        key: 'counts',
        text: i18n.t('consultations.counts'),
        optional: true,
        value: ({ counts }) => i18n.t(counts ? 'ui.yes' : 'ui.no'),
      },
      {
        key: 'state',
        text: i18n.t('consultations.state'),
        value: (row) => i18n.t(`consultations.states.${row.state}`),
      },
    ],
    search: (query, text) => void whereContains(query, ['question', 'answer', 'client_name', 'number'], text),
    searchHint: i18n.t('consultations.search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: chosen(states, 'consultations.states'),
        apply: (query, value) => void query.where('state', value),
      },
      served: {
        kind: 'date-range',
        label: label('servedOn'),
        apply: (query, { from, to }) => {
          if (from) query.where('served_on', '>=', from)
          if (to) query.where('served_on', '<=', to)
        },
      },
      channel: {
        kind: 'choice',
        label: label('channel'),
        options: chosen(channels, 'consultation_form.channels'),
        apply: (query, value) => void query.where('channel', value),
      },
      clientType: {
        kind: 'choice',
        label: label('clientType'),
        options: chosen(clientTypes, 'consultation_form.client_types'),
        apply: (query, value) => void query.where('client_type', value),
      },
      field: {
        kind: 'choice',
        label: label('field'),
        options: chosen(ipFields, 'ip_fields'),
        apply: (query, value) => void query.where('field', value),
      },
      level: {
        kind: 'choice',
        label: label('level'),
        options: chosen(levels, 'consultation_form.levels'),
        apply: (query, value) => void query.where('level', value),
      },
      counts: {
        kind: 'choice',
        label: i18n.t('consultations.counts'),
        options: ['yes', 'no'].map((value) => ({ value, text: i18n.t(`ui.${value}`) })),
        apply: (query, value) => void query.where('counts', value === 'yes'),
      },
      ...(user.isBureau
        ? {
            title: titleFilter<Query>('served_on', i18n),
            district: {
              kind: 'choice' as const,
              label: i18n.t('organizations.district'),
              options: chosen(districtCodes, 'districts'),
              apply: (query: Query, value: string) => void query.where('district_code', value),
            },
          }
        : {}),
    },
    sorts: { servedOn: 'served_on', minutes: 'minutes' },
    defaultSort: '-servedOn',
  }
}
