import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type ReportBuilding from './report_building.js'
import { type BuildingState, reportBuildingWorkflow } from './report_building_workflow.js'

type Query = ModelQueryBuilderContract<typeof ReportBuilding>
type Words = Pick<I18n, 't'>

/** Every building of a report that was ever ordered. */
export function reportBuildingList(i18n: Words): ListDefinition<Query, ReportBuilding> {
  const text = (column: string) => i18n.t(`work_reports.building_columns.${column}`)
  const stateIn = (state: string) => i18n.t(`work_reports.building_states.${state}`)
  const states = Object.keys(reportBuildingWorkflow.states) as BuildingState[]
  return {
    columns: [
      { key: 'number', text: text('number'), fixed: true, sort: 'number', class: 'r', value: ({ number }) => number },
      {
        ...{ key: 'kind', text: text('kind'), value: ({ kind }) => i18n.t(`work_reports.kinds.${kind}`) },
        under: { text: text('reason'), value: ({ reason }) => reason },
      },
      { key: 'state', text: text('state'), value: ({ state }) => stateIn(state) },
      {
        ...{ key: 'ordered_by', text: text('ordered_by'), class: 'drop-m' },
        value: (building) => ordererOf(building, i18n),
      },
      {
        ...{ key: 'created_at', text: text('created_at'), class: 'drop-m' },
        value: ({ createdAt }) => timeCell(createdAt),
      },
      { key: 'built_at', text: text('built_at'), class: 'drop-m', value: ({ builtAt }) => timeCell(builtAt) },
      { key: 'run', text: text('run'), class: 'r', optional: true, value: ({ run }) => run },
      { key: 'snapshot', text: text('snapshot'), value: ({ snapshotHash }) => snapshotHash },
      {
        ...{ key: 'checksum', text: text('checksum'), value: ({ checksum }) => checksum },
        under: { text: text('same'), value: ({ hasTwin }) => (hasTwin ? i18n.t('work_reports.same') : null) },
      },
    ],
    filters: {
      state: {
        kind: 'choice',
        label: text('state'),
        options: states.map((value) => ({ value, text: stateIn(value) })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { number: 'number' },
    defaultSort: '-number',
  }
}

/** Nobody: it was due by the calendar. */
export function ordererOf({ orderedBy }: ReportBuilding, i18n: Words): string {
  return orderedBy?.name ?? i18n.t('work_reports.by_calendar')
}
