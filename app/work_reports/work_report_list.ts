import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type WorkReport from './work_report.js'
import { type ReportState, workReportWorkflow } from './work_report_workflow.js'

type Query = ModelQueryBuilderContract<typeof WorkReport>

/** 年度工作报告: one line for each year. */
export function workReportList(i18n: Pick<I18n, 't'>): ListDefinition<Query, WorkReport> {
  const text = (column: string) => i18n.t(`work_reports.columns.${column}`)
  const stateIn = (state: string) => i18n.t(`work_reports.states.${state}`)
  const states = Object.keys(workReportWorkflow.states) as ReportState[]
  return {
    columns: [
      {
        ...{ key: 'title', text: text('title'), fixed: true, value: ({ title }) => title },
        under: { text: text('doc_number'), value: ({ docNumber }) => docNumber },
      },
      { key: 'year', text: text('year'), sort: 'year', class: 'r', value: ({ year }) => year },
      { key: 'state', text: text('state'), value: ({ state }) => stateIn(state) },
      {
        ...{ key: 'state_since', text: text('state_since'), sort: 'stateSince', class: 'drop-m' },
        value: ({ stateSince }) => timeCell(stateSince),
      },
      {
        ...{ key: 'frozen_at', text: text('frozen_at'), class: 'drop-m' },
        value: ({ frozenAt }) => timeCell(frozenAt),
      },
      {
        ...{ key: 'building', text: text('building'), value: ({ buildings: [newest] }) => newest?.number },
        under: {
          text: text('building_state'),
          value: ({ buildings: [newest] }) => newest && i18n.t(`work_reports.building_states.${newest.state}`),
        },
      },
      {
        ...{ key: 'snapshot', text: text('snapshot'), optional: true },
        value: ({ snapshotHash }) => snapshotHash,
      },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'doc_number'], typed),
    searchHint: text('search'),
    filters: {
      year: { kind: 'number', label: text('year'), apply: (query, year) => void query.where('year', year) },
      state: {
        kind: 'choice',
        label: text('state'),
        options: states.map((value) => ({ value, text: stateIn(value) })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { year: 'year', stateSince: 'state_since' },
    defaultSort: '-year',
  }
}
