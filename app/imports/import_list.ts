import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type Import from './import.js'
import { importKind } from './import_kinds.js'
import type ImportRow from './import_row.js'
import { outcomes, verdicts } from './import_row.js'

/** What one has read in, the latest first. */
export function importList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof Import>> {
  const text = (column: string) => i18n.t(`imports.columns.${column}`)
  return {
    columns: [
      {
        key: 'file',
        text: text('file'),
        fixed: true,
        value: ({ fileName }) => fileName,
        under: { text: text('kind'), value: ({ kind }) => i18n.t(`imports.kinds.${kind}.title`) },
      },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`imports.states.${state}`) },
      { key: 'counts', text: text('counts') },
      { key: 'created_at', text: text('created_at'), sort: 'createdAt', value: ({ createdAt }) => timeCell(createdAt) },
    ],
    search: (query, words) => void whereContains(query, ['file_name'], words),
    searchHint: i18n.t('imports.search'),
    sorts: { createdAt: 'id' },
    defaultSort: '-createdAt',
  }
}

/** The rows of one import, in the order of the workbook. */
export function importRowList(
  { kind, state }: Pick<Import, 'kind' | 'state'>,
  i18n: Pick<I18n, 't'>
): ListDefinition<ModelQueryBuilderContract<typeof ImportRow>> {
  const text = (column: string) => i18n.t(`imports.columns.${column}`)
  const written = !['reading', 'mapping', 'checked', 'failed', 'discarded'].includes(state)
  return {
    columns: [
      { key: 'line', text: text('line'), fixed: true, sort: 'line', value: ({ line }) => line },
      { key: 'row', text: text('row'), fixed: true, value: ({ title }) => title },
      { key: 'reasons', text: text('reasons'), fixed: true, value: (row) => reasonsOf(kind, row, i18n).join('\n') },
      { key: 'verdict', text: text('verdict'), fixed: true, value: (row) => resultOf(row, written, i18n) },
    ],
    search: (query, words) => void whereContains(query, ['title'], words),
    searchHint: text('row'),
    filters: {
      verdict: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: verdicts.map((verdict) => ({ value: verdict, text: verdict })),
        apply: (query, verdict) => void query.where('verdict', verdict),
      },
      ...(written && {
        outcome: {
          kind: 'choice',
          label: text('outcome'),
          options: outcomes.map((outcome) => ({ value: outcome, text: i18n.t(`imports.outcomes.${outcome}`) })),
          apply: (query: ModelQueryBuilderContract<typeof ImportRow>, outcome: string) =>
            void query.where('outcome', outcome),
        },
      }),
    },
    sorts: { line: 'line' },
    defaultSort: 'line',
  }
}

/** What became of a row; before anything was done, what would. */
export function resultOf({ verdict, outcome }: ImportRow, written: boolean, i18n: Pick<I18n, 't'>) {
  if (outcome) return i18n.t(`imports.outcomes.${outcome}`)
  return i18n.t(written ? 'imports.outcomes.none' : `imports.verdicts.${verdict}`)
}

/** 经度：… — each fault with the header of its column. */
export function reasonsOf(
  kind: string,
  { faults, outcome, outcomeReason }: ImportRow,
  i18n: Pick<I18n, 't'>
): string[] {
  const { columns } = importKind(kind).sheet
  const header = (field: string) => columns.find((column) => column.field === field)?.header ?? field
  const said = faults.map(({ field, message }) => i18n.t('imports.reason', { column: header(field), message }))
  if (outcome === 'failed') return [i18n.t('imports.faults.failed'), ...said]
  return outcomeReason ? [outcomeReason, ...said] : said
}
