import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import db from '@adonisjs/lucid/services/db'
import TypicalCase from '#app/cases/typical_case'
import { whereContains, type ListDefinition } from '#app/core/list'
import { panelResult } from '#app/experts/jury_statistics'
import type CaseBlind from './case_blind.js'
import { caseSeatWorkflow } from './case_seat_workflow.js'

export const roundCaseGroups = ['findings', 'waiting', 'discussed'] as const

/** What was given so far; of a row with its seats. */
export function panelOf({ seats }: CaseBlind) {
  return panelResult(seats.flatMap(({ state, total }) => (state === 'submitted' ? [total! / 100] : [])))
}

export function scoredOf({ seats }: CaseBlind) {
  const standing = seats.filter(({ state }) => !caseSeatWorkflow.statesIn('left').includes(state))
  return `${standing.filter(({ state }) => state === 'submitted').length} / ${standing.length}`
}

const among = (table: string) => db.from(table).select('blind_id')

const GROUPS = {
  findings: () => among('case_findings').where('state', 'open'),
  waiting: () => among('case_seats').whereIn('state', caseSeatWorkflow.statesIn('open')),
  discussed: () => among('case_discussions'),
}

/** The cases of a round for the office, with names. */
export function roundCaseList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof CaseBlind>> {
  const text = (column: string) => i18n.t(`case_rounds.columns.${column}`)
  return {
    columns: [
      {
        key: 'case',
        text: text('case'),
        fixed: true,
        value: (row) => row.case.title,
        under: { text: text('number'), value: (row) => row.case.number },
      },
      { key: 'code', text: text('code'), sort: 'code', value: ({ code }) => code },
      { key: 'unit', text: text('unit'), class: 'drop-m', value: (row) => row.case.organization.name },
      { key: 'scored', text: text('scored'), class: 'r', value: scoredOf },
      { key: 'mean', text: text('mean'), class: 'r', value: (row) => panelOf(row)?.mean ?? null },
      { key: 'gap', text: text('gap'), class: 'r', value: (row) => panelOf(row)?.gap ?? null },
      { key: 'findings', text: text('findings'), class: 'r', value: ({ $extras }) => Number($extras.open_findings) },
    ],
    search: (query, typed) => {
      const cases = TypicalCase.query()
      whereContains(cases, ['title', 'number'], typed)
      query.whereIn('case_id', cases.select('id')).orWhere('code', typed)
    },
    searchHint: i18n.t('case_rounds.search_cases'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: roundCaseGroups.map((value) => ({ value, text: value })),
        apply: (query, group) => void query.whereIn('id', GROUPS[group as keyof typeof GROUPS]()),
      },
    },
    sorts: { entered: 'case_id', code: 'code' },
    defaultSort: 'entered',
  }
}
