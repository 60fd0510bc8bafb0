import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import type User from '#app/users/user'
import { LEVELS } from './rating.js'
import type Rating from './rating.js'

type Query = ModelQueryBuilderContract<typeof Rating>

/** A point reads what was said, but not of which entry: who said it should not be looked for. */
export function ratingList(user: User, i18n: Pick<I18n, 't'>): ListDefinition<Query, Rating> {
  const text = (column: string) => i18n.t(`ratings.${column}`)
  const level = (stars: number) => i18n.t(`ratings.levels.${stars}`)
  const official: ListDefinition<Query, Rating>['columns'] = user.isOfficial
    ? [
        { key: 'point', text: text('point'), value: ({ designation }) => designation.name },
        { key: 'number', text: text('number'), class: 'drop-m', value: ({ consultation }) => consultation.number },
      ]
    : []
  return {
    columns: [
      { key: 'level', text: text('level'), sort: 'stars', fixed: true, value: ({ stars }) => level(stars) },
      { key: 'comment', text: text('comment'), value: ({ comment }) => comment },
      ...official,
      { key: 'rated_on', text: text('rated_on'), sort: 'ratedOn', value: ({ ratedOn }) => dayCell(ratedOn) },
      {
        key: 'counted',
        text: text('counted'),
        optional: true,
        value: ({ excludedAt }) => i18n.t(excludedAt ? 'ratings.excluded' : 'ui.yes'),
      },
    ],
    search: (query, typed) => void whereContains(query, ['comment'], typed),
    searchHint: text('comment'),
    filters: {
      level: {
        kind: 'choice',
        label: text('level'),
        options: LEVELS.map((stars) => ({ value: String(stars), text: level(stars) })),
        apply: (query, stars) => void query.where('stars', Number(stars)),
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
              label: text('type'),
              options: hostTypes.map((value) => ({ value, text: i18n.t(`host_types.${value}`) })),
              apply: (query: Query, value: string) => void query.where('host_type', value),
            },
          }
        : {}),
      ...(user.isBureau
        ? {
            district: {
              kind: 'choice' as const,
              label: i18n.t('organizations.district'),
              options: districtCodes.map((value) => ({ value, text: i18n.t(`districts.${value}`) })),
              apply: (query: Query, value: string) => void query.where('district_code', value),
            },
          }
        : {}),
    },
    sorts: { ratedOn: 'rated_on', stars: 'stars' },
    defaultSort: '-ratedOn',
  }
}
