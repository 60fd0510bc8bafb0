import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import type User from '#app/users/user'
import { caseSources } from './bad_rating_case.js'
import type BadRatingCase from './bad_rating_case.js'
import { badRatingWorkflow } from './bad_rating_case_workflow.js'
import { isLate } from './case_limits.js'

type Query = ModelQueryBuilderContract<typeof BadRatingCase>

/** The tabs above the list. */
export const caseGroups = ['point', 'office', 'appeal', 'over'] as const

export function badRatingCaseList(user: User, i18n: Pick<I18n, 't'>): ListDefinition<Query, BadRatingCase> {
  const text = (column: string) => i18n.t(`bad_rating_cases.${column}`)
  const options = (values: readonly string[], prefix: string) =>
    values.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) }))
  return {
    columns: [
      {
        key: 'problem',
        text: text('problem'),
        fixed: true,
        value: ({ problem }) => problem ?? text('no_words'),
        under: { text: text('number'), value: ({ number }) => number },
      },
      ...(user.isOfficial
        ? [{ key: 'point', text: text('point'), value: (row: BadRatingCase) => row.designation.name }]
        : []),
      { key: 'level', text: i18n.t('ratings.level'), value: ({ stars }) => i18n.t(`ratings.levels.${stars}`) },
      {
        key: 'source',
        text: text('source'),
        class: 'drop-m',
        optional: true,
        value: ({ source }) => i18n.t(`bad_rating_cases.sources.${source}`),
      },
      { key: 'rated_on', text: text('rated_on'), sort: 'ratedOn', value: ({ ratedOn }) => dayCell(ratedOn) },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`bad_rating_cases.states.${state}`) },
      { key: 'late', text: text('late'), value: (row) => i18n.t(isLate(row.clocks) ? 'ui.yes' : 'ui.no') },
    ],
    search: (query, typed) => void whereContains(query, ['number', 'problem'], typed),
    searchHint: text('search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: options(caseGroups, 'bad_rating_cases.groups'),
        apply: (query, group) => void query.whereIn('state', badRatingWorkflow.statesIn(group)),
      },
      overdue: {
        kind: 'choice',
        label: text('limits'),
        options: [{ value: 'yes', text: text('overdue') }],
        apply: (query) => void query.withScopes((scopes) => scopes.overdue()),
      },
      source: {
        kind: 'choice',
        label: text('source'),
        options: options(caseSources, 'bad_rating_cases.sources'),
        apply: (query, source) => void query.where('source', source),
      },
      rated: {
        kind: 'date-range',
        label: text('rated_on'),
        apply: (query, { from, to }) => {
          if (from) query.where('rated_on', '>=', from)
          if (to) query.where('rated_on', '<=', to)
        },
      },
      ...(user.isOfficial
        ? {
            type: {
              kind: 'choice' as const,
              label: i18n.t('ratings.type'),
              options: options(hostTypes, 'host_types'),
              apply: (query: Query, value: string) => void query.where('host_type', value),
            },
          }
        : {}),
      ...(user.isBureau
        ? {
            district: {
              kind: 'choice' as const,
              label: i18n.t('organizations.district'),
              options: options(districtCodes, 'districts'),
              apply: (query: Query, value: string) => void query.where('district_code', value),
            },
          }
        : {}),
    },
    sorts: { ratedOn: 'rated_on' },
    defaultSort: '-ratedOn',
  }
}
