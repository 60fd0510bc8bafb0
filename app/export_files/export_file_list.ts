import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type ExportFile from './export_file.js'
import { exportFileWorkflow } from './export_file_workflow.js'

/** What one has ordered, the latest first. */
export function exportFileList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof ExportFile>> {
  const text = (column: string) => i18n.t(`export_files.columns.${column}`)
  const stateIn = (state: string) => i18n.t(`export_files.states.${state}`)
  return {
    columns: [
      {
        key: 'title',
        text: text('title'),
        fixed: true,
        value: ({ title }) => title,
        under: { text: text('format'), value: ({ format }) => i18n.t(`export_files.formats.${format}`) },
      },
      { key: 'state', text: text('state'), value: ({ state }) => stateIn(state) },
      { key: 'rows', text: text('rows'), sort: 'rows', class: 'r', value: ({ total }) => total },
      { key: 'created_at', text: text('created_at'), sort: 'createdAt', value: ({ createdAt }) => timeCell(createdAt) },
      { key: 'expires_at', text: text('expires_at'), value: ({ expiresAt }) => timeCell(expiresAt) },
      { key: 'downloads', text: text('downloads'), optional: true, class: 'r', value: ({ downloads }) => downloads },
    ],
    search: (query, words) => void whereContains(query, ['title'], words),
    searchHint: text('title'),
    filters: {
      state: {
        kind: 'choice',
        label: text('state'),
        options: Object.keys(exportFileWorkflow.states).map((state) => ({ value: state, text: stateIn(state) })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { createdAt: 'id', rows: 'total' },
    defaultSort: '-createdAt',
  }
}
