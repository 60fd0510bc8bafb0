import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { correctionKinds } from './activity_correction.js'
import type ActivityCorrection from './activity_correction.js'
import { correctionWorkflow } from './correction_workflow.js'

type Query = ModelQueryBuilderContract<typeof ActivityCorrection>

export function activityCorrectionList(i18n: Pick<I18n, 't'>): ListDefinition<Query, ActivityCorrection> {
  const text = (column: string) => i18n.t(`activity_corrections.${column}`)
  return {
    columns: [
      { key: 'title', text: text('entry'), fixed: true, value: ({ title }) => title },
      { key: 'kind', text: text('kind'), value: ({ kind }) => i18n.t(`activity_corrections.kinds.${kind}`) },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        class: 'drop-m',
        value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
      },
      { key: 'proposed_at', text: text('proposed_at'), sort: 'proposedAt', value: (row) => timeCell(row.createdAt) },
      { key: 'state', text: text('state'), value: (row) => i18n.t(`activity_corrections.states.${row.state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'reason'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: Object.keys(correctionWorkflow.states).map((value) => ({ value, text: value })),
        apply: (query, value) => void query.where('state', value),
      },
      kind: {
        kind: 'choice',
        label: text('kind'),
        options: correctionKinds.map((value) => ({ value, text: i18n.t(`activity_corrections.kinds.${value}`) })),
        apply: (query, value) => void query.where('kind', value),
      },
    },
    sorts: { proposedAt: 'created_at' },
    defaultSort: '-proposedAt',
  }
}
