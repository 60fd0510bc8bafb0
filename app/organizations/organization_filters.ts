import type { I18n } from '@adonisjs/i18n'
import type { Filter } from '#app/core/list'
import { districtCodes } from './districts.js'
import { hostTypes } from './host_types.js'

type Narrowed = { where(column: string, value: string): unknown }

/** District and kind of institution, for every list of rows that carry them. */
export function organizationFilters<Q extends Narrowed>(i18n: Pick<I18n, 't'>) {
  return {
    district: {
      kind: 'choice',
      label: i18n.t('organizations.district'),
      options: districtCodes.map((code) => ({ value: code, text: i18n.t(`districts.${code}`) })),
      apply: (query, code) => void query.where('district_code', code),
    },
    hostType: {
      kind: 'choice',
      label: i18n.t('organizations.host_type'),
      options: hostTypes.map((type) => ({ value: type, text: i18n.t(`host_types.${type}`) })),
      apply: (query, type) => void query.where('host_type', type),
    },
  } satisfies Record<string, Filter<Q>>
}
