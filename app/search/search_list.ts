import type { I18n } from '@adonisjs/i18n'
import settings from '#config/search'
import type { Chosen } from '#app/core/list_of_rows'
import type { ListDefinition } from '#app/core/list'
import { districtCodes } from '#app/organizations/districts'
import { searchKinds } from './entry.js'
import type { Found } from './match.js'

type Hits = Chosen<Found>

/** What was found, as the reader narrows it. */
export function searchList(i18n: Pick<I18n, 't'>): ListDefinition<Hits, Found> {
  return {
    columns: [],
    /** The index has answered already. */
    search: () => {},
    searchHint: i18n.t('search.hint'),
    filters: {
      district: {
        kind: 'choice',
        label: i18n.t('organizations.district'),
        options: districtCodes.map((value) => ({ value, text: i18n.t(`districts.${value}`) })),
        apply: (hits, code) => hits.keep(({ entry }) => entry.districtCode === code),
      },
      kind: {
        kind: 'choice',
        ...{ label: '', hidden: true },
        options: searchKinds.map((value) => ({ value, text: value })),
        apply: (hits, kind) => hits.keep(({ entry }) => entry.kind === kind),
      },
    },
    sorts: { rank: () => {} },
    defaultSort: 'rank',
    perPage: settings.perPage,
  }
}
