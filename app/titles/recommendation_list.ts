import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import { organizationColumns } from '#app/organizations/organization_columns'
import { organizationFilters } from '#app/organizations/organization_filters'
import type Recommendation from './recommendation.js'
import { routes } from './recommendation_rules.js'
import { recommendationWorkflow } from './recommendation_workflow.js'

type Query = ModelQueryBuilderContract<typeof Recommendation>

export const recommendationStates = Object.keys(recommendationWorkflow.states)

export function recommendationList(i18n: Pick<I18n, 't'>): ListDefinition<Query, Recommendation> {
  const t = i18n.t.bind(i18n)
  const text = (column: string) => t(`recommendations.${column}`)
  return {
    columns: [
      {
        key: 'organization',
        text: t('organizations.name'),
        sort: 'organization',
        fixed: true,
        value: ({ orgName }) => orgName,
        under: { text: text('number'), value: ({ number }) => number },
      },
      ...organizationColumns(i18n),
      { key: 'route', text: text('route'), value: ({ route }) => t(`recommendations.routes.${route}`) },
      { key: 'recommended_by', text: text('recommended_by'), optional: true, value: (row) => row.recommendedBy },
      { key: 'doc_number', text: text('doc_number'), optional: true, value: ({ docNumber }) => docNumber },
      {
        key: 'recommended_on',
        text: text('recommended_on'),
        class: 'drop-m',
        value: ({ recommendedOn }) => dayCell(recommendedOn),
      },
      { key: 'state', text: text('state'), value: (row) => t(`recommendations.states.${row.state}`) },
      { key: 'state_since', text: text('state_since'), sort: 'stateSince', value: (row) => timeCell(row.stateSince) },
    ],
    search: (query, typed) => void whereContains(query, ['org_name', 'number', 'doc_number'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: recommendationStates.map((value) => ({ value, text: value })),
        apply: (query, value) => void query.where('state', value),
      },
      route: {
        kind: 'choice',
        label: text('route'),
        options: routes.map((value) => ({ value, text: t(`recommendations.routes.${value}`) })),
        apply: (query, value) => void query.where('route', value),
      },
      ...organizationFilters(i18n),
    },
    sorts: { stateSince: 'state_since', organization: 'org_name' },
    defaultSort: '-stateSince',
  }
}
